package dev.mailkeys.examples;

import dev.mailkeys.elasticemail.ElasticEmailKeys;
import dev.mailkeys.emailit.EmailitKeys;
import dev.mailkeys.jetemail.JetEmailKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * The first five minutes against the real providers, where somebody has put a credential into the environment. What they
 * make they delete.
 */
class RealProvidersTest {

    @Test
    @EnabledIfEnvironmentVariable(named = "JETEMAIL_API_KEY", matches = ".+")
    void firstFiveMinutes_withJetEmail() {
        FirstFiveMinutesJetEmail.run(JetEmailKeys.fromEnv(), System.out);
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "EMAILIT_API_KEY", matches = ".+")
    void firstFiveMinutes_withEmailit() {
        FirstFiveMinutesEmailit.run(EmailitKeys.fromEnv(), System.out);
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "ELASTICEMAIL_API_KEY", matches = ".+")
    void firstFiveMinutes_withElasticEmail() {
        FirstFiveMinutesElasticEmail.run(ElasticEmailKeys.fromEnv(), System.out);
    }
}
