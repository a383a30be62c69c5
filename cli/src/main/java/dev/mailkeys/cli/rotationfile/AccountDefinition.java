package dev.mailkeys.cli.rotationfile;

import dev.mailkeys.cli.command.ConnectionSettings;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.config.ConnectionValues;
import dev.mailkeys.cli.config.CredentialPlace;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.pace.DatabasePace;
import dev.mailkeys.cli.peer.Credential;
import dev.mailkeys.cli.peer.CredentialKind;
import dev.mailkeys.cli.peer.Credentials;
import dev.mailkeys.cli.peer.Provider;
import dev.mailkeys.core.CallListener;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.pace.SharedPace;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.rotation.ProviderAdapterFactory;
import java.util.Optional;

/**
 * An account whose keys are rotated.
 *
 * @param name its name in the file
 * @param credentialPlace where its credential is
 * @param connection how to reach it
 * @param atOnce how many of its keys may be rotated at the same time
 */
public record AccountDefinition(
        String name, Provider provider, CredentialPlace credentialPlace, ConnectionValues connection, int atOnce) {

    /** The account of a provider without a table, with the provider's name and usual variables. */
    public static AccountDefinition usual(Provider provider) {
        return new AccountDefinition(provider.word(), provider, CredentialPlace.UNSAID, ConnectionValues.UNSAID, 1);
    }

    /** The credential's place, in words for a message. */
    public Secret credential(Job job) {
        return foundCredential(job).secret();
    }

    /** The same, with the place where it was found. */
    public Credential foundCredential(Job job) {
        Credentials credentials = job.credentials();
        Credential credential = credentialPlace
                .credential(credentials, "of the account " + name)
                .or(() -> credentials.inVariableOf(provider))
                .orElseThrow(() -> Failure.configuration(
                        "No credential for the account " + name + ": set " + provider.credentialVariable()
                                + ", or name token-env or token-file in [accounts." + name + "]."));
        return CredentialKind.fitting(provider, credential);
    }

    /**
     * The account as a rotation sees it.
     *
     * @param pace where several machines count its calls
     */
    public ProviderAdapter adapter(Job job, Secret credential, boolean readOnly, Optional<SharedPace> pace) {
        return adapter(credential, DatabasePace.in(settings(job, readOnly, job.callListener()), pace, job.messages()));
    }

    /** The account as a rotation sees it, through a client with these settings. */
    public ProviderAdapter adapter(Secret credential, ClientSettings settings) {
        return ProviderAdapterFactory.of(provider.word()).orElseThrow().adapter(credential, settings);
    }

    /** How to reach it. */
    public ClientSettings settings(Job job, boolean readOnly, CallListener listener) {
        return new ConnectionSettings(job, provider, connection).settings(readOnly, listener);
    }
}
