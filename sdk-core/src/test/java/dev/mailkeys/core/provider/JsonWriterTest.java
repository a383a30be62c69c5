package dev.mailkeys.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Canary;
import dev.mailkeys.core.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class JsonWriterTest {

    private static String json(Consumer<JsonWriter> fields) {
        return new String(Json.write(fields, new ArrayList<>()), StandardCharsets.UTF_8);
    }

    @Test
    void fields_areWrittenInOrder() {
        assertThat(json(out -> {
                    out.text("a", "x\"\\\n\u2028😀");
                    out.text("b", Optional.of("y"));
                    out.texts("c", List.of("1", "2"));
                    out.number("d", Long.MAX_VALUE);
                    out.flag("e", true);
                    out.flag("f", false);
                    out.time("g", Instant.parse("2026-01-02T03:04:05.678Z"));
                    out.none("h");
                    out.secret("i", Secret.of("s"));
                }))
                .isEqualTo(
                        "{\"a\":\"x\\\"\\\\\\n\u2028\\uD83D\\uDE00\",\"b\":\"y\",\"c\":[\"1\",\"2\"],\"d\":9223372036854775807,"
                                + "\"e\":true,\"f\":false,\"g\":\"2026-01-02T03:04:05.678Z\",\"h\":null,\"i\":\"s\"}");
    }

    @Test
    void valueThatCame_isWrittenBackAsItIs() {
        var value = new LinkedHashMap<String, Object>();
        value.put("a", List.of(1L, 1.5, "x", true, Map.of("b", List.of())));
        value.put("c", null);
        assertThat(json(out -> {
                    out.asItCame("kept", value);
                    out.asItCame("none", null);
                }))
                .isEqualTo("{\"kept\":{\"a\":[1,1.5,\"x\",true,{\"b\":[]}],\"c\":null},\"none\":null}");
    }

    @Test
    void bodyThatIsMasked_holdsNoSecret() {
        assertThat(Json.masked(out -> {
                    out.text("a", "x");
                    out.secret("b", Canary.CREDENTIAL);
                }))
                .isEqualTo("{\"a\":\"x\",\"b\":\"***\"}");
    }

    @Test
    void optionalThatIsEmpty_writesNothing_andAListThatIsEmptyIsWritten() {
        assertThat(json(out -> out.text("a", Optional.empty()))).isEqualTo("{}");
        assertThat(json(out -> out.texts("a", List.of()))).isEqualTo("{\"a\":[]}");
    }

    @Test
    void textThatIsNotUnicode_isWrittenEscaped_forTheServerToRefuse() {
        assertThat(json(out -> out.text("a", "x\ud800y"))).isEqualTo("{\"a\":\"x\\uD800y\"}");
    }

    @Test
    void secrets_areRemembered() {
        var secrets = new ArrayList<Secret>();
        Json.write(
                out -> {
                    out.secret("a", Secret.of("s"));
                    out.text("b", "t");
                    out.secret("c", Secret.of("u"));
                },
                secrets);
        assertThat(secrets).containsExactly(Secret.of("s"), Secret.of("u"));
    }
}
