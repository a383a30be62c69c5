package dev.mailkeys.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.mailkeys.core.Canary;
import dev.mailkeys.core.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonWriteTest {

    /** A model that is written otherwise by other mappers. */
    static class Changes {

        @JsonProperty("name")
        public Optional<String> name() {
            return Optional.of("x\"\\\n😀");
        }

        @JsonProperty("absent")
        public Optional<List<String>> absent() {
            return Optional.empty();
        }

        @JsonProperty("cleared")
        public Optional<List<String>> cleared() {
            return Optional.of(List.of());
        }

        @JsonProperty("expires")
        public Optional<Instant> expires() {
            return Optional.of(Instant.parse("2026-01-02T03:04:05.678Z"));
        }

        @JsonProperty("zero")
        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        public int zero() {
            return 0;
        }

        @JsonProperty("none")
        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        public List<String> none() {
            return List.of();
        }

        @JsonProperty("empty")
        public List<String> empty() {
            return List.of();
        }

        @JsonValue
        Map<String, Object> forOthers() {
            throw new IllegalStateException("not for us");
        }
    }

    record Body(
            @JsonProperty("token") Secret token,
            @JsonUnwrapped Changes changes) {}

    /** An open value, whose text is all of it, for every mapper. */
    record Word(@JsonValue String value) {}

    private static String json(Object body, List<Secret> secrets) {
        return new String(Json.write(body, secrets), StandardCharsets.UTF_8);
    }

    @Test
    void optionalThatIsEmpty_isLeftOut_andAListThatIsEmptyIsWritten() {
        assertThat(json(new Changes(), new ArrayList<>()))
                .isEqualTo("{\"cleared\":[],\"empty\":[],\"expires\":\"2026-01-02T03:04:05.678Z\","
                        + "\"name\":\"x\\\"\\\\\\n\\uD83D\\uDE00\"}");
    }

    @Test
    void openValue_isWrittenAsItsText() {
        assertThat(json(List.of(new Word("new")), new ArrayList<>())).isEqualTo("[\"new\"]");
    }

    @Test
    void secrets_areWrittenIntoARequestAndRemembered() {
        var secrets = new ArrayList<Secret>();
        String json = json(new Body(Canary.IN_REQUEST, new Changes()), secrets);
        assertThat(json).contains("\"token\":\"" + Canary.IN_REQUEST.reveal() + "\"", "\"cleared\":[]");
        assertThat(secrets).containsExactly(Canary.IN_REQUEST);
    }

    @Test
    void secrets_areMaskedAnywhereElse() {
        Body body = new Body(Canary.IN_REQUEST, new Changes());
        assertThat(new String(Json.write(body), StandardCharsets.UTF_8)).contains("\"token\":\"***\"");
        assertThat(Json.fields(body)).containsEntry("token", "***").containsEntry("cleared", List.of());
    }

    @Test
    void nullInAMap_isWritten_becauseItClears() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("a", List.of(1L, 1.5, "x", true, Map.of("b", List.of())));
        fields.put("c", null);
        assertThat(json(fields, new ArrayList<>())).isEqualTo("{\"a\":[1,1.5,\"x\",true,{\"b\":[]}],\"c\":null}");
    }

    @Test
    void textThatIsNotUnicode_isWrittenEscaped_forTheServerToRefuse() {
        assertThat(json(Map.of("a", "x\ud800y"), new ArrayList<>())).isEqualTo("{\"a\":\"x\\uD800y\"}");
    }

    @Test
    void whatCannotBeWritten_isNotQuoted() {
        assertThatThrownBy(() -> Json.write(Map.of("a", new Object() {
                    @Override
                    public String toString() {
                        return Canary.TEXT;
                    }
                })))
                .hasNoCause()
                .satisfies(Canary::assertAbsentFrom);
    }

    @Test
    void fieldsOfAStranger_areReadStrictly() {
        assertThat(Json.readStrictly(Map.of("a", "b"), Map.class)).isEqualTo(Map.of("a", "b"));
        assertThatThrownBy(() -> Json.readStrictly(Map.of("token", "b", "tokne", "c"), Body.class))
                .isInstanceOf(UnreadableJson.class);
    }
}
