package dev.mailkeys.cli.conformance;

import dev.mailkeys.cli.command.ConnectionSettings;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.peer.Provider;
import dev.mailkeys.core.CallListener;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.rotation.ProviderAdapterFactory;

/**
 * The account of a run.
 *
 * @param adapter finds keys by their names, and deletes them
 */
record CheckedAccount(Provider provider, ConnectionSettings connection, Secret credential, ProviderAdapter adapter) {

    static CheckedAccount of(Job job, ProviderChecks checks) {
        Provider provider = Provider.of(checks.provider()).orElseThrow();
        var connection = new ConnectionSettings(job, provider);
        Secret credential = connection.credential();
        ProviderAdapter adapter = ProviderAdapterFactory.of(provider.word())
                .orElseThrow()
                .adapter(credential, settings(job, connection, CallListener.none()));
        return new CheckedAccount(provider, connection, credential, adapter);
    }

    /** For raw calls. */
    Wire wire(Job job, Recording recording) {
        return new Wire(
                provider.descriptor().profile(),
                credential,
                listener -> settings(job, connection, listener),
                recording);
    }

    private static ClientSettings settings(Job job, ConnectionSettings connection, CallListener listener) {
        CallListener printer = job.callListener();
        return connection.settings(job.isDryRun(), event -> {
            listener.happened(event);
            printer.happened(event);
        });
    }
}
