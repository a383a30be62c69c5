package dev.mailkeys.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.Secret;
import dev.mailkeys.core.UnknownFields;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    private static <T> T read(String json, Function<JsonReader, T> read) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), read);
    }

    private static void assertUnreadable(String json, Function<JsonReader, ?> read, String reason) {
        assertThatThrownBy(() -> read(json, read))
                .isInstanceOf(UnreadableJson.class)
                .hasMessage(reason);
    }

    @Test
    void object_skipsWhatIsNeitherReadNorKept() {
        var seen = new ArrayList<String>();
        UnknownFields kept =
                read("{\"a\":{\"x\":[1,{}]},\"b\":[[],{}],\"c\":1,\"d\":\"e\"}", in -> in.object(seen::add));
        assertThat(seen).containsExactly("a", "b", "c", "d");
        assertThat(kept).isEqualTo(UnknownFields.none());
    }

    @Test
    void object_keepsWhatItIsToldToKeep() {
        UnknownFields kept = read(
                "{\"a\":{\"x\":[1,null,{}]},\"skipped\":1,\"b\":1.5,\"c\":true,\"d\":false,\"e\":\"f\",\"g\":null,"
                        + "\"h\":12345678901234567890}",
                in -> in.object(field -> {
                    if (!field.equals("skipped")) {
                        in.keep();
                    }
                }));
        assertThat(kept.names()).containsExactly("a", "b", "c", "d", "e", "g", "h");
        assertThat(kept.value("a")).contains(Map.of("x", Arrays.asList(1L, null, Map.of())));
        assertThat(kept.value("b")).contains(1.5);
        assertThat(kept.value("c")).contains(true);
        assertThat(kept.value("d")).contains(false);
        assertThat(kept.value("e")).contains("f");
        assertThat(kept.value("g")).isEmpty();
        assertThat(kept.value("h")).contains(new BigDecimal("12345678901234567890"));
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
        Object kept = read(number, JsonReader::any);
        byte[] written = Json.write(out -> out.asItCame("n", kept), new ArrayList<>());
        assertThat(new String(written, StandardCharsets.UTF_8))
                .satisfiesAnyOf(
                        json -> assertThat(json).isEqualTo("{\"n\":" + number + "}"),
                        json -> assertThat(json).isEqualTo("{\"n\":" + Double.valueOf(number) + "}"));
        assertThat(new BigDecimal(String.valueOf(kept))).isEqualByComparingTo(number);
    }

    @Test
    void numberBeyondAllBounds_doesNotMakeAnAnswerUnreadable() {
        assertThat(read("1e400", JsonReader::any)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(read("-1e99999999999", JsonReader::any)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(read("1e-99999999999", JsonReader::any)).isEqualTo(0.0);
    }

    @Test
    void keptValues_cannotBeChanged() {
        UnknownFields kept = read("{\"a\":{\"x\":[1]}}", in -> in.object(field -> in.keep()));
        Map<?, ?> a = (Map<?, ?>) kept.value("a").orElseThrow();
        assertThatThrownBy(a::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(((List<?>) a.get("x"))::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void object_withinAnObject_keepsItsOwnFields() {
        var inner = new UnknownFields[1];
        UnknownFields outer = read(
                "{\"a\":1,\"in\":{\"b\":2},\"c\":3}",
                in -> in.object(field -> {
                    if (field.equals("in")) {
                        inner[0] = in.object(name -> in.keep());
                    } else {
                        in.keep();
                    }
                }));
        assertThat(inner[0].names()).containsExactly("b");
        assertThat(outer.names()).containsExactly("a", "c");
    }

    @Test
    void array_readsEachItem() {
        assertThat(JsonReaderTest.<List<String>>read("[\"a\",1,true]", in -> in.array(JsonReader::text)))
                .containsExactly("a", "1", "true");
        assertThat(JsonReaderTest.<List<String>>read("[]", in -> in.array(JsonReader::text)))
                .isEmpty();
        assertThat(JsonReaderTest.<Boolean>read("[]", in -> {
                    boolean array = in.isArray();
                    in.array(JsonReader::text);
                    return array;
                }))
                .isTrue();
        assertThat(JsonReaderTest.<Boolean>read("{}", in -> {
                    boolean array = in.isArray();
                    in.object(field -> {});
                    return array;
                }))
                .isFalse();
    }

    @Test
    void list_cannotBeChanged() {
        assertThatThrownBy(
                        () -> read("[\"a\"]", in -> in.array(JsonReader::text)).clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "a"   | a
                    ""    | ``
                    7     | 7
                    1.50  | 1.50
                    true  | true
                    false | false
                    """)
    void text_isTakenFromAnythingThatIsOneValue(String json, String text) {
        assertThat(read(json, JsonReader::text)).isEqualTo(text);
        assertThat(read(json, JsonReader::optionalText)).contains(text);
    }

    @Test
    void text_thatIsMissingOrIsNone_isRefusedWhereItMustBeThere() {
        assertThat(read("null", JsonReader::optionalText)).isEmpty();
        assertUnreadable("null", JsonReader::text, "it is not text");
        assertUnreadable("[]", JsonReader::optionalText, "it is not text");
        assertUnreadable("{}", JsonReader::optionalText, "it is not text");
    }

    @Test
    void secret_isTextThatIsNotEmpty() {
        assertThat(read("\"a\"", JsonReader::secret)).isEqualTo(Secret.of("a"));
        assertUnreadable("\"\"", JsonReader::secret, "it is not a token");
        assertUnreadable("null", JsonReader::secret, "it is not text");
    }

    @Test
    void number_isTakenFromDigitsToo() {
        assertThat(read("7", JsonReader::optionalNumber)).contains(7L);
        assertThat(read("\"-7\"", JsonReader::optionalNumber)).contains(-7L);
        assertThat(read("null", JsonReader::optionalNumber)).isEmpty();
        assertThat(read("\"\"", JsonReader::optionalNumber)).isEmpty();
        assertUnreadable("1.5", JsonReader::optionalNumber, "it is not a whole number");
        assertUnreadable("\"many\"", JsonReader::optionalNumber, "it is not a whole number");
        assertUnreadable("9223372036854775808", JsonReader::optionalNumber, "it is not a whole number");
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
        assertThat(read(json, JsonReader::optionalFlag)).contains(flag);
    }

    @Test
    void flag_thatIsNone_isRefusedUnlessItIsMissing() {
        assertThat(read("null", JsonReader::optionalFlag)).isEmpty();
        assertUnreadable("2", JsonReader::optionalFlag, "it is not true or false");
        assertUnreadable("\"\"", JsonReader::optionalFlag, "it is not true or false");
    }

    @Test
    void confirm_refusesANoAlone() {
        for (String yes : List.of("true", "null", "1")) {
            assertThat(JsonReaderTest.<String>read(yes, in -> {
                        in.confirm();
                        return "confirmed";
                    }))
                    .isEqualTo("confirmed");
        }
        assertThatThrownBy(() -> read("false", in -> {
                    in.confirm();
                    return "confirmed";
                }))
                .isInstanceOf(RefusedInSuccess.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ["a","b"]         | a,b
                    "[\\"a\\",\\"b\\"]" | a,b
                    "[]"              | ``
                    []                | ``
                    null              | ``
                    ""                | ``
                    " "               | ``
                    "null"            | ``
                    """)
    void texts_areTakenFromAListAndFromAListWithinAString(String json, String texts) {
        assertThat(String.join(",", read(json, JsonReader::texts))).isEqualTo(texts);
    }

    @Test
    void texts_thatAreNoList_areRefused() {
        assertUnreadable("\"a\"", JsonReader::texts, "it is not well-formed JSON");
        assertUnreadable("\"{}\"", JsonReader::texts, "it is not a list");
        assertUnreadable("[null]", JsonReader::texts, "it is not text");
        assertUnreadable("{}", JsonReader::texts, "it is not text");
    }

    @Test
    void time_isReadInItsForms() {
        assertThat(read("\"2026-01-02T03:04:05Z\"", JsonReader::optionalTime))
                .contains(Instant.parse("2026-01-02T03:04:05Z"));
        assertThat(read("0", JsonReader::optionalTime)).contains(Instant.EPOCH);
        assertThat(read("null", JsonReader::optionalTime)).isEmpty();
        assertThat(read("\" \"", JsonReader::optionalTime)).isEmpty();
        assertUnreadable("\"soon\"", JsonReader::optionalTime, "it is not a time");
    }

    @Test
    void shapeThatIsNotTheExpected_isRefusedByTheNameOfItsField() {
        assertUnreadable("[]", in -> in.object(field -> {}), "it is not an object");
        assertUnreadable("{}", in -> in.array(JsonReader::text), "it is not a list");
        assertUnreadable(
                "{\"a\":{}}",
                in -> in.object(field -> {
                    Optional<String> ignored = in.optionalText();
                }),
                "the field a is not text");
    }

    @Test
    void shapeThatIsNotTheExpected_afterAnInnerObject_isNotBlamedOnTheInnerField() {
        assertUnreadable(
                "{\"data\":[{\"id\":1},7]}",
                in -> in.object(field -> {
                    List<UnknownFields> ignored = in.array(item -> item.object(name -> {}));
                }),
                "the field data is not an object");
    }

    @Test
    void jsonThatEndsTooEarly_isRefusedWhereverItEnds() {
        String whole = "{\"a\":{\"b\":[1,{\"c\":\"d\"}]},\"e\":null}";
        for (int length = 1; length < whole.length(); length++) {
            String cut = whole.substring(0, length);
            assertThatThrownBy(() -> read(cut, JsonReader::any)).isInstanceOf(UnreadableJson.class);
            assertThatThrownBy(() -> read(cut, in -> in.object(field -> {}))).isInstanceOf(UnreadableJson.class);
        }
    }
}
