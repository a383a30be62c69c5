package dev.mailkeys.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.NotSerializableException;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretTest {

    private static final String VALUE = "value-" + Canary.TEXT;

    private final Secret secret = Secret.of(VALUE);

    @Test
    void value_leavesThroughRevealAlone() {
        assertThat(secret.reveal()).isEqualTo(VALUE);
        assertThat(secret).hasToString("***");
        assertThat(List.of(secret) + "" + Map.of("a", secret) + Optional.of(secret))
                .doesNotContain(Canary.TEXT);
    }

    @Test
    void value_isNotTrimmed() {
        assertThat(Secret.of(" a\n").reveal()).isEqualTo(" a\n");
    }

    @Test
    void value_thatIsEmpty_isRefused() {
        assertThatThrownBy(() -> Secret.of("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void secrets_areEqualWhenTheirValuesAre() {
        assertThat(secret).isEqualTo(Secret.of(VALUE)).hasSameHashCodeAs(Secret.of(VALUE));
        assertThat(secret).isNotEqualTo(Secret.of(VALUE + "x"));
        assertThat(secret).isNotEqualTo(Secret.of(VALUE.replace('c', 'd')));
        assertThat(secret).isNotEqualTo(VALUE);
        assertThat(secret).isNotEqualTo(null);
        assertThat(Secret.of("ä")).isNotEqualTo(Secret.of("?"));
    }

    @Test
    void hashCode_isNotThatOfTheValue() {
        assertThat(secret.hashCode())
                .isNotEqualTo(VALUE.hashCode())
                .isNotEqualTo(Secret.of("other").hashCode());
    }

    @Test
    void serialization_isImpossible() {
        assertThat(secret).isNotInstanceOf(Serializable.class);
        assertThatThrownBy(() -> Canary.serialized(secret)).hasCauseInstanceOf(NotSerializableException.class);
    }

    @Test
    void environment_isReadAndStripped() {
        assertThat(Secret.fromEnv("PATH").reveal())
                .isEqualTo(System.getenv("PATH").strip());
    }

    @Test
    void environment_withoutTheVariable_isAnErrorThatNamesIt() {
        assertThatThrownBy(() -> Secret.fromEnv("MAILKEYS_NO_SUCH_VARIABLE"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("MAILKEYS_NO_SUCH_VARIABLE");
    }
}
