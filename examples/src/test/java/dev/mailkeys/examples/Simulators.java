package dev.mailkeys.examples;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.elasticemail.ElasticEmailKeys;
import dev.mailkeys.emailit.EmailitKeys;
import dev.mailkeys.jetemail.JetEmailKeys;
import dev.mailkeys.testkit.ElasticEmailSimulator;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.ProviderSimulator;

/** Clients of simulators, with default settings except for the address. */
final class Simulators {

    private Simulators() {}

    static JetEmailKeys keysOf(JetEmailSimulator jetemail) {
        return JetEmailKeys.using(Secret.of(jetemail.managementToken()), at(jetemail));
    }

    static EmailitKeys keysOf(EmailitSimulator emailit) {
        return EmailitKeys.using(Secret.of(emailit.managementToken()), at(emailit));
    }

    static ElasticEmailKeys keysOf(ElasticEmailSimulator elastic) {
        return ElasticEmailKeys.using(Secret.of(elastic.managementToken()), at(elastic));
    }

    private static ClientSettings at(ProviderSimulator simulator) {
        return ClientSettings.builder().baseUrl(simulator.baseUrl()).build();
    }
}
