package dev.mailkeys.cli.doctor;

import dev.mailkeys.cli.command.ConnectionSettings;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.pace.DatabasePace;
import dev.mailkeys.cli.peer.Credential;
import dev.mailkeys.cli.peer.PluggedProvider;
import dev.mailkeys.cli.peer.Provider;
import dev.mailkeys.cli.peer.ProviderName;
import dev.mailkeys.cli.rotationfile.AccountDefinition;
import dev.mailkeys.core.CallListener;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.pace.SharedPace;
import dev.mailkeys.elasticemail.ElasticEmailKeys;
import dev.mailkeys.emailit.EmailitKeys;
import dev.mailkeys.emailit.ListKeys;
import dev.mailkeys.jetemail.JetEmailKeys;
import java.util.Optional;

/** An account that the doctor looks at: the one that a provider's verbs use, or one of a {@code mailkeys.toml}. */
sealed interface Account {

    String subject();

    Provider provider();

    /** The credential; fails if there is none. */
    Credential credential();

    /** How to reach it, with a read-only client. */
    ClientSettings settings(CallListener listener);

    /** Lists keys, as few as the provider allows. */
    default void list(Secret credential, ClientSettings settings) {
        if (provider() instanceof PluggedProvider plugged) {
            plugged.adapters().adapter(credential, settings).list("");
        } else {
            list((ProviderName) provider(), credential, settings);
        }
    }

    private static void list(ProviderName known, Secret credential, ClientSettings settings) {
        switch (known) {
            case JETEMAIL -> JetEmailKeys.using(credential, settings).list();
            case EMAILIT ->
                EmailitKeys.using(credential, settings)
                        .list(ListKeys.builder().limit(1).build())
                        .first();
            case ELASTICEMAIL -> ElasticEmailKeys.using(credential, settings).list();
        }
    }

    /** The account that {@code mailkeys PROVIDER …} uses. */
    record OfVerbs(Provider provider, ConnectionSettings connection) implements Account {

        @Override
        public String subject() {
            return provider.word();
        }

        @Override
        public Credential credential() {
            return connection.foundCredential();
        }

        @Override
        public ClientSettings settings(CallListener listener) {
            return connection.settings(true, listener);
        }
    }

    /** An account whose keys are rotated. */
    record OfTargets(Job job, AccountDefinition definition, Optional<SharedPace> pace) implements Account {

        @Override
        public String subject() {
            return "accounts." + definition.name();
        }

        @Override
        public Provider provider() {
            return definition.provider();
        }

        @Override
        public Credential credential() {
            return definition.foundCredential(job);
        }

        @Override
        public ClientSettings settings(CallListener listener) {
            return DatabasePace.in(definition.settings(job, true, listener), pace, job.messages());
        }
    }
}
