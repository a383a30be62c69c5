package dev.mailkeys.elasticemail;

import static dev.mailkeys.elasticemail.FakeElasticEmail.CANARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.InvalidRequestException;
import dev.mailkeys.core.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ElasticEmailTest {

    private static final Pattern SHAPE = ElasticEmail.PROFILE.tokenShapes().get(0);

    @Test
    void profile_holdsTheDocumentedLimits() {
        assertThat(ElasticEmail.PROFILE.baseUrl()).isEqualTo(URI.create("https://api.elasticemail.com/v4"));
        assertThat(ElasticEmail.PROFILE.maxConcurrentCalls()).isEqualTo(20);
        assertThat(ElasticEmail.PROFILE.longestAttempt()).isEqualTo(Duration.ofMinutes(10));
        assertThat(ElasticEmail.PROFILE.rateLimits()).isEmpty();
    }

    @Test
    void tokenShape_coversTokensAndGuids_andLeavesWords() {
        assertThat(masked("key " + CANARY + ".")).isEqualTo("key ***.");
        assertThat(masked("id 0f8fad5b-d9cb-469f-a165-70867728950e!")).isEqualTo("id ***!");
        assertThat(masked("decade-old facade, bad face 2097-01-31"))
                .isEqualTo("decade-old facade, bad face 2097-01-31");
    }

    @Test
    @Timeout(20)
    void tokenShape_takesLinearTime() {
        String almost = ("a".repeat(19) + "g").repeat(200_000);

        assertThat(masked(almost)).isEqualTo(almost);
        assertThat(masked("a".repeat(4_000_000))).isEqualTo("***");
    }

    @Test
    void fromEnv_withoutTheVariable_namesIt() {
        assumeThat(System.getenv("ELASTICEMAIL_API_KEY")).isNull();

        assertThatThrownBy(ElasticEmailKeys::fromEnv)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ELASTICEMAIL_API_KEY");
    }

    @Test
    void aClient_tellsItsSettings_alsoAfterItsCredentialChanged() {
        ElasticEmailKeys keys = ElasticEmailKeys.using(Secret.of(CANARY));

        assertThat(keys.settings()).isEqualTo(ClientSettings.defaults());
        assertThat(keys.with(Secret.of("CA11AB1F".repeat(12))).settings()).isEqualTo(ClientSettings.defaults());
    }

    @Test
    void using_aCredentialWithALineBreak_isRefusedAtOnce() {
        assertThatThrownBy(() -> ElasticEmailKeys.using(Secret.of(CANARY + "\n")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageNotContaining(CANARY);
    }

    private static String masked(String text) {
        return SHAPE.matcher(text).replaceAll("***");
    }
}
