package dev.mailkeys.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.NotSerializableException;
import java.io.Serializable;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
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

    /** A hash code in a log does not help to guess the value: the guesser has another nonce. */
    @Test
    void hashCode_ofTheSameValue_differsFromProcessToProcess() throws Exception {
        assertThat(hashCodeElsewhere()).isNotEqualTo(secret.hashCode()).isNotEqualTo(hashCodeElsewhere());
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

    /** As another process would see it: the class is loaded anew. */
    private static int hashCodeElsewhere() throws Exception {
        var classes = Secret.class.getProtectionDomain().getCodeSource().getLocation();
        try (var anew = new URLClassLoader(new URL[] {classes}, null) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                return name.startsWith("dev.mailkeys.")
                        ? super.findClass(name)
                        : SecretTest.class.getClassLoader().loadClass(name);
            }
        }) {
            Method of = anew.loadClass(Secret.class.getName()).getMethod("of", String.class);
            return of.invoke(null, VALUE).hashCode();
        }
    }
}
