package dev.mailkeys.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.mailkeys.core.json.ShapesTest.Thing;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What a mapper finds out about a type once and then keeps. Each test has a mapper of its own, so that it does not rest on
 * what another test's mapper has found out.
 */
class FreshMapperTest {

    private final JsonMapper mapper = Mapper.fresh();

    /** A model that is something else for other mappers. */
    record ForOthers(@JsonProperty("name") String name) {

        @JsonValue
        Map<String, Object> json() {
            return Map.of("other", name);
        }
    }

    /** A value that is one text for every mapper. */
    record Word(@JsonValue String value) {}

    private Thing thing(String json) throws IOException {
        return mapper.readValue(json, Thing.class);
    }

    @Test
    void listWithinAText_isRead() throws IOException {
        assertThat(thing("{\"texts\":\"[\\\"a\\\"]\"}").texts).containsExactly("a");
        assertThat(mapper.readValue("\"[1]\"", new TypeReference<Iterable<Long>>() {}))
                .containsExactly(1L);
        assertThat(mapper.readValue("null", new TypeReference<List<Long>>() {})).isEmpty();
    }

    @Test
    void optional_isEmptyForNull_andTypedWhereItIsThere() throws IOException {
        assertThat(mapper.readValue("\"7\"", new TypeReference<Optional<Long>>() {}))
                .contains(7L);
        assertThat(mapper.readValue("null", new TypeReference<Optional<Long>>() {}))
                .isEmpty();
    }

    @Test
    void otherTypes_areReadAsTheirOwn() throws IOException {
        assertThat(thing("{\"id\":\"a\"}").id).isEqualTo("a");
        assertThat(mapper.readValue("{\"a\":[1]}", Object.class)).isEqualTo(Map.of("a", List.of(1L)));
    }

    @Test
    void fieldThatNobodyNeeds_endsNoReading_andIsKept() throws IOException {
        Thing thing = thing("{\"count\":[1],\"name\":{\"a\":1},\"id\":\"x\"}");
        assertThat(thing.id).isEqualTo("x");
        assertThat(thing.count).isEqualTo(-1);
        assertThat(thing.others).containsOnlyKeys("count", "name");
    }

    @Test
    void fieldThatMustBeThere_endsIt() {
        assertThatThrownBy(() -> thing("{\"number\":\"many\"}"))
                .isInstanceOf(UnreadableJson.class)
                .hasMessage("the field number is not a whole number");
    }

    @Test
    void mapForOtherMappers_isNotForThisOne_butATextIs() throws IOException {
        assertThat(mapper.writeValueAsString(new ForOthers("a"))).isEqualTo("{\"name\":\"a\"}");
        assertThat(mapper.writeValueAsString(new Word("b"))).isEqualTo("\"b\"");
    }

    @Test
    void limits_areThoseOfTheFirstMapperAndOfEveryOther() throws IOException {
        assertThat(mapper.readValue("[".repeat(64) + "]".repeat(64), Object.class))
                .isNotNull();
        assertThatThrownBy(() -> mapper.readValue("[".repeat(65) + "]".repeat(65), Object.class))
                .isInstanceOf(StreamConstraintsException.class);
        assertThatThrownBy(() -> mapper.readValue("1".repeat(101), Object.class))
                .isInstanceOf(StreamConstraintsException.class);
    }
}
