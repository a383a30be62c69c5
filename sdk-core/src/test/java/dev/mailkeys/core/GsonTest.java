package dev.mailkeys.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gson goes by private fields: it must stop at what may hold a secret, and not write {@code {}} in its place. */
class GsonTest {

    private static final Secret SECRET = Secret.of(Canary.TEXT);

    static Stream<Object> holders() {
        return Stream.of(
                SECRET,
                new Holder(SECRET),
                List.of(SECRET),
                Map.of("token", SECRET),
                UnknownFields.of(Map.of("token", Canary.TEXT)),
                ClientSettings.defaults());
    }

    @ParameterizedTest
    @MethodSource("holders")
    void gson_isStoppedByWhateverMayHoldASecret(Object holder) {
        for (Gson gson : List.of(
                new Gson(),
                new GsonBuilder().serializeNulls().setPrettyPrinting().create())) {
            var out = new StringBuilder();
            assertThatThrownBy(() -> gson.toJson(holder, out))
                    .hasMessageContaining("callReveal")
                    .hasMessageNotContaining(Canary.TEXT);
            assertThat(out).matches("\\W*(token)?\\W*");
        }
    }

    @Test
    void gson_isStoppedByPartsOfSettingsToo() {
        TlsSettings tls = TlsSettings.builder().clientKeyPassword(SECRET).build();
        ProxySettings proxy = ProxySettings.builder().password(SECRET).build();
        assertThatThrownBy(() -> new Gson().toJson(tls)).hasMessageContaining("KeyStore");
        assertThatThrownBy(() -> new Gson().toJson(proxy)).hasMessageContaining("Proxy");
    }

    @ParameterizedTest
    @MethodSource("holders")
    void gson_makesNoSecretWithoutAValue(Object holder) {
        if (!(holder instanceof List || holder instanceof Map)) {
            assertThatThrownBy(() -> new Gson().fromJson("{\"value\":\"x\",\"token\":{}}", holder.getClass()))
                    .isNotNull();
        }
    }

    private record Holder(Secret token, Optional<String> other) {

        Holder(Secret token) {
            this(token, Optional.empty());
        }
    }
}
