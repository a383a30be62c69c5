package dev.mailkeys.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mailkeys.core.Secret;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shapes that no mapper reads by itself, each as it may come and as it may not. */
class ShapesTest {

    /** A model as generated builders are: with setters, of which some must be understood. */
    static final class Thing {

        @JsonProperty(value = "id", required = true)
        String id = "absent";

        @JsonProperty(value = "number", required = true)
        long number = -1;

        @JsonProperty(value = "texts", required = true)
        List<String> texts = List.of("absent");

        @JsonProperty("count")
        long count = -1;

        @JsonProperty("name")
        Optional<String> name = Optional.of("absent");

        @JsonProperty("time")
        Optional<Instant> time = Optional.of(Instant.MAX);

        @JsonProperty("flag")
        Optional<Boolean> flag = Optional.empty();

        @JsonProperty("token")
        Optional<Secret> token = Optional.empty();

        @JsonProperty("word")
        Optional<Word> word = Optional.empty();

        @JsonAnySetter
        final Map<String, Object> others = new LinkedHashMap<>();
    }

    /** An open value. */
    record Word(String value) {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Word read(Object value) {
            if (value instanceof Map) {
                throw new UnreadableJson("no word");
            }
            return new Word(value.toString());
        }
    }

    static final class Outer {

        @JsonProperty(value = "inner", required = true)
        Thing inner = new Thing();

        @JsonProperty(value = "things", required = true)
        List<Thing> things = List.of();
    }

    private static <T> T read(String json, Class<T> form) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), form);
    }

    private static Thing thing(String fields) {
        return read("{" + fields + "}", Thing.class);
    }

    private static void assertUnreadable(String json, Class<?> form, String reason) {
        assertThatThrownBy(() -> read(json, form))
                .isInstanceOf(UnreadableJson.class)
                .hasMessage(reason)
                .hasNoCause();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "a"   | a
        ""    | ``
        7     | 7
        1.50  | 1.50
        true  | true
        12345678901234567890 | 12345678901234567890
        """)
    void text_isTakenFromAnythingThatIsOneValue(String json, String text) {
        assertThat(read(json, String.class)).isEqualTo(text);
        assertThat(thing("\"id\":" + json).id).isEqualTo(text);
        assertThat(thing("\"name\":" + json).name).contains(text);
    }

    @Test
    void text_thatMustBeThere_isNeitherNullNorAList() {
        assertUnreadable("{\"id\":null}", Thing.class, "the field id is not text");
        assertUnreadable("{\"id\":[\"a\"]}", Thing.class, "the field id is not text");
        assertUnreadable("{\"id\":{}}", Thing.class, "the field id is not text");
    }

    @Test
    void secret_isTextThatIsNotEmpty() {
        assertThat(read("\"a\"", Secret.class)).isEqualTo(Secret.of("a"));
        assertUnreadable("\"\"", Secret.class, "it is not a token");
        assertUnreadable("[\"a\"]", Secret.class, "it is not a token");
        assertThat(thing("\"token\":\"a\"").token).contains(Secret.of("a"));
        assertThat(thing("\"token\":\"\"").token).isEmpty();
    }

    @Test
    void number_isTakenFromDigitsToo() {
        assertThat(read("7", Long.class)).isEqualTo(7L);
        assertThat(read("\"-7\"", Long.class)).isEqualTo(-7L);
        assertThat(thing("\"number\":\"8\"").number).isEqualTo(8);
        assertThat(thing("\"number\":null").number).isZero();
        assertThat(thing("\"number\":\"\"").number).isZero();
        assertThat(read("\"\"", long.class)).isZero();
        assertUnreadable("1.5", Long.class, "it is not a whole number");
        assertUnreadable("\"many\"", Long.class, "it is not a whole number");
        assertUnreadable("9223372036854775808", Long.class, "it is not a whole number");
        assertThat(read("2147483647", Integer.class)).isEqualTo(Integer.MAX_VALUE);
        assertUnreadable("2147483648", Integer.class, "it is not a whole number");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        true|true
        false|false
        1|true
        0|false
        "true"|true
        "0"|false
        """)
    void flag_isTakenFromZeroAndOneToo(String json, boolean flag) {
        assertThat(thing("\"flag\":" + json).flag).contains(flag);
        assertUnreadable("2", Boolean.class, "it is not true or false");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        ["a","b"]         | a,b
        "[\\"a\\",\\"b\\"]" | a,b
        ["a",1,true]      | a,1,true
        "[]"              | ``
        []                | ``
        null              | ``
        ""                | ``
        " "               | ``
        "null"            | ``
        """)
    void list_isTakenFromAListAndFromAListWithinAText(String json, String texts) {
        assertThat(String.join(",", thing("\"texts\":" + json).texts)).isEqualTo(texts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\"", "\"{}\"", "\"[1\"", "\"[1] 2\"", "\"[null]\"", "{}", "7"})
    void list_thatIsNone_isRefused(String json) {
        assertUnreadable("{\"texts\":" + json + "}", Thing.class, "the field texts is not a list");
    }

    @Test
    void list_ofSomethingElse_isRefusedAndCannotBeChanged() {
        assertUnreadable("{\"texts\":[null]}", Thing.class, "the field texts is not text");
        assertUnreadable("{\"texts\":[{}]}", Thing.class, "the field texts is not text");
        assertThatThrownBy(() -> thing("\"texts\":[\"a\"]").texts.clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void absent_null_andEmpty_areThreeThings() {
        assertThat(thing("").name).contains("absent");
        assertThat(thing("\"name\":null").name).isEmpty();
        assertThat(thing("\"name\":\"\"").name).contains("");
        assertThat(thing("").texts).containsExactly("absent");
        assertThat(thing("\"texts\":[]").texts).isEmpty();
        assertThat(thing("\"time\":null").time).isEmpty();
        assertThat(thing("\"time\":\" \"").time).isEmpty();
        assertThat(thing("\"time\":\" \"").others).isEmpty();
    }

    @Test
    void fieldThatIsNotKnown_isKept() {
        assertThat(thing("\"a\":1,\"id\":\"x\",\"b\":null").others)
                .containsExactly(Map.entry("a", 1L), new java.util.AbstractMap.SimpleEntry<>("b", null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "time":"soon"                  | time  | soon
        "time":{"at":[1,{"x":null}]}   | time  | {at=[1, {x=null}]}
        "time":[2026,1,27]             | time  | [2026, 1, 27]
        "flag":"maybe"                 | flag  | maybe
        "count":"many"                 | count | many
        "count":[]                     | count | []
        "name":{"first":"a"}           | name  | {first=a}
        "token":[1]                    | token | [1]
        "word":{"of":"mouth"}          | word  | {of=mouth}
        """)
    void fieldThatNobodyNeeds_isKeptWhereItCannotBeUnderstood_andTheRestIsRead(String json, String name, String kept) {
        Thing thing = thing("\"id\":\"before\"," + json + ",\"number\":7,\"other\":true");
        assertThat(thing.id).isEqualTo("before");
        assertThat(thing.number).isEqualTo(7);
        assertThat(thing.others.get(name)).hasToString(kept);
        assertThat(thing.others).containsOnlyKeys(name, "other");
    }

    @Test
    void openValue_isTakenFromTextAndNumber() {
        assertThat(thing("\"word\":\"new\"").word).contains(new Word("new"));
        assertThat(thing("\"word\":30").word).contains(new Word("30"));
    }

    @Test
    void keptValue_isWhatItWas() {
        assertThat(thing("\"a\":{\"x\":[1,null,{}]}").others.get("a"))
                .isEqualTo(Map.of("x", Arrays.asList(1L, null, Map.of())));
        assertThat(read("1.5", Object.class)).isEqualTo(1.5);
        assertThat(read("false", Object.class)).isEqualTo(false);
        assertThat(read("12345678901234567890", Object.class)).isEqualTo(new BigDecimal("12345678901234567890"));
    }

    @Test
    void keptValues_cannotBeChanged() {
        Map<?, ?> kept = (Map<?, ?>) read("{\"x\":[1]}", Object.class);
        assertThatThrownBy(kept::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(((List<?>) kept.get("x"))::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "9223372036854775807",
                "9223372036854775808",
                "12345678901234567890",
                "0.1",
                "1.5",
                "-2.75",
                "0.12345678901234567890123456789",
                "1E+300"
            })
    void keptNumber_isWrittenBackAsItCame(String number) {
        Object kept = read(number, Object.class);
        String written = new String(Json.write(Map.of("n", kept), new ArrayList<>()), StandardCharsets.UTF_8);
        assertThat(written).isIn("{\"n\":" + number + "}", "{\"n\":" + Double.valueOf(number) + "}");
        assertThat(new BigDecimal(String.valueOf(kept))).isEqualByComparingTo(number);
    }

    @Test
    void numberBeyondAllBounds_doesNotMakeAnAnswerUnreadable() {
        assertThat(read("1e400", Object.class)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(read("-1e99999999999", Object.class)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(read("1e-99999999999", Object.class)).isEqualTo(0.0);
    }
}
