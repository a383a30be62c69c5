package dev.mailkeys.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.mailkeys.core.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that are read as the generated ones are: by a builder whose setters give the builder back. */
class BuiltModelsTest {

    private static final Instant MOMENT = Instant.parse("2026-01-02T03:04:05Z");

    @JsonDeserialize(builder = Thing.Builder.class)
    record Thing(String name, Optional<Instant> time, long count, Map<String, Object> others) {

        static final class Builder {

            @JsonAnySetter
            private final Map<String, Object> others = new LinkedHashMap<>();

            private String name = "absent";
            private Optional<Instant> time = Optional.empty();
            private long count;

            @JsonProperty(value = "name", required = true)
            @JsonSetter(nulls = Nulls.AS_EMPTY)
            Builder withName(String read) {
                name = read;
                return this;
            }

            @JsonProperty("time")
            Builder withTime(Optional<Instant> read) {
                time = read;
                return this;
            }

            @JsonProperty("count")
            Builder withCount(long read) {
                count = read;
                return this;
            }

            Thing build() {
                return new Thing(name, time, count, others);
            }
        }
    }

    /** A token may not be left out as a text may. */
    static final class Issued {

        @JsonProperty(value = "key", required = true)
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        Secret key = Secret.of("absent");
    }

    private static <T> T read(String json, Class<T> form) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), form);
    }

    @Test
    void everyField_isSetOnTheOneBuilder() {
        assertThat(read("{\"time\":\"" + MOMENT + "\",\"count\":7,\"name\":\"a\",\"more\":true}", Thing.class))
                .isEqualTo(new Thing("a", Optional.of(MOMENT), 7, Map.of("more", true)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"soon\"", "[2026]", "{\"at\":7}"})
    void fieldThatNobodyNeeds_isKept_andTheFieldsAroundItAreRead(String time) {
        Thing thing = read("{\"name\":\"a\",\"time\":" + time + ",\"count\":7}", Thing.class);
        assertThat(thing.name()).isEqualTo("a");
        assertThat(thing.time()).isEmpty();
        assertThat(thing.count()).isEqualTo(7);
        assertThat(thing.others()).containsOnlyKeys("time");
    }

    @Test
    void textThatMayBeNull_isEmptyThen() {
        assertThat(read("{\"name\":null}", Thing.class).name()).isEmpty();
        assertThat(read("{}", Thing.class).name()).isEqualTo("absent");
    }

    @Test
    void tokenThatIsNull_isNeverAnEmptyOne() {
        assertThatThrownBy(() -> read("{\"key\":null}", Issued.class))
                .isInstanceOf(UnreadableJson.class)
                .hasMessage("the field key is not a token");
    }

    @Test
    void whatIsReadable_isRead_andAnythingElseIsNone() {
        assertThat(Json.ifReadable("{\"name\":\"a\"}".getBytes(StandardCharsets.UTF_8), Thing.class))
                .map(Thing::name)
                .contains("a");
        assertThat(Json.ifReadable("<html>".getBytes(StandardCharsets.UTF_8), Thing.class))
                .isEmpty();
    }
}
