package dev.mailkeys.examples;

import dev.mailkeys.elasticemail.ElasticEmailKeys;
import dev.mailkeys.emailit.EmailitKeys;
import dev.mailkeys.jetemail.JetEmailKeys;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The examples against the real providers, if the environment has a credential. They delete what they make. */
class RealProvidersTest {

    @Test
    @EnabledIfEnvironmentVariable(named = "JETEMAIL_API_KEY", matches = ".+")
    void firstFiveMinutes_withJetEmail() {
        FirstFiveMinutesJetEmail.run(JetEmailKeys.fromEnv(), System.out);
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "JETEMAIL_API_KEY", matches = ".+")
    void restrictKey_withJetEmail() {
        RestrictKey.run(JetEmailKeys.fromEnv(), System.out);
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "EMAILIT_API_KEY", matches = ".+")
    void listPages_withEmailit() {
        ListPages.run(EmailitKeys.fromEnv(), System.out);
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "JETEMAIL_API_KEY", matches = ".+")
    @EnabledIfEnvironmentVariable(named = "EMAILIT_API_KEY", matches = ".+")
    @EnabledIfEnvironmentVariable(named = "ELASTICEMAIL_API_KEY", matches = ".+")
    void staleKeys_acrossProviders() {
        StaleKeys.run(
                JetEmailKeys.fromEnv(), EmailitKeys.fromEnv(), ElasticEmailKeys.fromEnv(), Instant.now(), System.out);
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
