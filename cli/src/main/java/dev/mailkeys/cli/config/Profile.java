package dev.mailkeys.cli.config;

import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.files.Owners;
import dev.mailkeys.cli.output.Format;
import dev.mailkeys.cli.peer.Peer;
import dev.mailkeys.cli.terminal.ProcessContext;
import dev.mailkeys.cli.text.Shown;
import java.util.Map;
import java.util.Optional;

/**
 * One named profile of the config file.
 *
 * @param isAsked whether this profile was requested by name, so that it takes precedence over the environment
 * @param output the format of the output
 * @param connection how every provider is reached
 * @param providers settings of single providers, by their names
 */
public record Profile(
        boolean isAsked, Optional<Format> output, ConnectionValues connection, Map<String, OfProvider> providers) {

    /** Of a missing config file. */
    static final Profile EMPTY = new Profile(false, Optional.empty(), ConnectionValues.UNSAID, Map.of());

    /** A profile's settings for one provider. */
    record OfProvider(CredentialPlace credential, ConnectionValues connection, Optional<String> subaccount) {}

    public static Profile chosen(ProcessContext process, Optional<String> asked) {
        Optional<String> name = asked.or(() -> process.variable("MAILKEYS_PROFILE"));
        return ConfigPlace.file(process)
                .map(file -> ConfigFile.read(file, Owners.of(process)).profile(name))
                .orElseGet(() -> none(name));
    }

    /** The same, requested by name or used as the default. */
    Profile asked(boolean byName) {
        return new Profile(byName, output, connection, providers);
    }

    public CredentialPlace credential(Peer peer) {
        return of(peer).map(OfProvider::credential).orElse(CredentialPlace.UNSAID);
    }

    /** The provider's own values, with those for all providers as fallback. */
    public ConnectionValues connection(Peer peer) {
        return of(peer).map(own -> own.connection().or(connection)).orElse(connection);
    }

    public Optional<String> subaccount(Peer peer) {
        return of(peer).flatMap(OfProvider::subaccount);
    }

    boolean namesSecretFiles() {
        return providers.values().stream()
                .anyMatch(provider -> provider.credential().file().isPresent());
    }

    private Optional<OfProvider> of(Peer peer) {
        return Optional.ofNullable(providers.get(peer.word()));
    }

    private static Profile none(Optional<String> name) {
        if (name.isPresent()) {
            throw Failure.configuration(
                    "There is no config file, so there is no profile " + Shown.of(name.get()) + ".");
        }
        return EMPTY;
    }
}
