package dev.mailkeys.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.mailkeys.core.Canary;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    private static <T> T read(String json, Class<T> form) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), form);
    }

    private static Object ending(RuntimeException reading) {
        return Json.read("7".getBytes(StandardCharsets.UTF_8), Object.class, seven -> {
            throw reading;
        });
    }

    private static void assertUnreadable(Runnable reading, String reason) {
        assertThatThrownBy(reading::run)
                .isInstanceOfSatisfying(
                        UnreadableJson.class, e -> assertThat(e.reason()).isEqualTo(reason))
                .hasNoCause()
                .satisfies(Canary::assertAbsentFrom);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ``                              | the answer is empty
                    ` `                             | the answer is empty
                    "c4n4ry5ings" 7                 | something follows after the end of the JSON
                    "c4n4ry5ings" c4n4ry5ings       | it is not well-formed JSON
                    "c4n4ry5ings                    | it is not well-formed JSON
                    c4n4ry5ings                     | it is not well-formed JSON
                    <html>c4n4ry5ings</html>        | it is not well-formed JSON
                    {"c4n4ry5ings":                 | it is not well-formed JSON
                    ["c4n4ry5ings"                  | it is not well-formed JSON
                    {"a":"c4n4ry5ings" "b"}         | it is not well-formed JSON
                    {"a":c4n4ry5ings}               | it is not well-formed JSON
                    {'a':'c4n4ry5ings'}             | it is not well-formed JSON
                    """)
    void answer_thatIsNotOneJsonValue_isRefusedInWordsThatQuoteNothing(String json, String reason) {
        assertUnreadable(() -> read(json, Object.class), reason);
    }

    @Test
    void answer_nestedTooDeeply_isRefused() {
        assertThat(read("[".repeat(64) + "]".repeat(64), Object.class)).isNotNull();
        assertUnreadable(() -> read("[".repeat(65) + "]".repeat(65), Object.class), "it is not well-formed JSON");
        assertUnreadable(() -> read("[".repeat(10_000), Object.class), "it is not well-formed JSON");
    }

    @Test
    void number_ofHundredsOfDigits_isRefused() {
        assertUnreadable(() -> read("1".repeat(101), Object.class), "it is not well-formed JSON");
    }

    @Test
    void bytes_thatAreNotUtf8_areRefused() {
        byte[] latin1 = "{\"a\":\"ä\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertUnreadable(() -> Json.read(latin1, Object.class), "it is not well-formed JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE"})
    void encodings_ofUnicode_areRecognised(String charset) {
        byte[] json = "\"key\"".getBytes(Charset.forName(charset));
        assertThat(Json.read(json, String.class)).isEqualTo("key");
    }

    @Test
    void null_isNoAnswer() {
        assertUnreadable(() -> read("null", Object.class), "it is null");
    }

    @Test
    void fieldsThatAreMissing_areNamed() {
        var builders =
                new IllegalStateException("Cannot build Key, some of required attributes are not set [id, token]");
        assertUnreadable(() -> ending(builders), "a field that must be there is missing: id, token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Canary.TEXT,
                "[" + Canary.TEXT + "]",
                ", some of required attributes are not set [" + Canary.TEXT + "]",
                ""
            })
    void stateThatIsNotOfABuilder_isNotQuoted(String message) {
        assertUnreadable(() -> ending(new IllegalStateException(message)), "it is not as expected");
    }

    @Test
    void whateverReadingThrows_isAnAnswerThatCannotBeRead() {
        assertUnreadable(() -> ending(new NumberFormatException(Canary.TEXT)), "it is not as expected");
        assertUnreadable(() -> ending(new IllegalStateException((String) null)), "it is not as expected");
    }

    @Test
    void refusalWithinASuccess_goesThrough() {
        assertThatThrownBy(() -> ending(new RefusedInSuccess())).isInstanceOf(RefusedInSuccess.class);
    }

    /** An answer that says of itself what is wrong with it, as a model's constructor finds it. */
    record Judged(String word) {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Judged read(Object value) {
            return switch (value.toString()) {
                case "refused" -> throw new RefusedInSuccess();
                case "unreadable" -> throw new UnreadableJson("no verdict");
                case "broken" -> throw new IllegalArgumentException(Canary.TEXT);
                default -> new Judged(value.toString());
            };
        }
    }

    @Test
    void whatAModelFindsWrong_isSaidAsItWasFound_andAnythingElseIsNotQuoted() {
        assertThat(read("\"fine\"", Judged.class)).isEqualTo(new Judged("fine"));
        assertThatThrownBy(() -> read("\"refused\"", Judged.class)).isInstanceOf(RefusedInSuccess.class);
        assertUnreadable(() -> read("\"unreadable\"", Judged.class), "no verdict");
        assertUnreadable(() -> read("\"broken\"", Judged.class), "it is not as expected");
    }

    @Test
    void shapeThatIsNotTheExpected_isRefusedByTheNameOfItsField() {
        assertUnreadable(() -> read("[\"" + Canary.TEXT + "\"]", ShapesTest.Thing.class), "it is not as expected");
        assertUnreadable(
                () -> read("{\"inner\":{\"number\":\"" + Canary.TEXT + "\"}}", ShapesTest.Outer.class),
                "the field number is not a whole number");
        assertUnreadable(
                () -> read("{\"inner\":[\"" + Canary.TEXT + "\"]}", ShapesTest.Outer.class),
                "the field inner is not as expected");
        assertUnreadable(
                () -> read("{\"things\":[{\"number\":1},{\"number\":{}}]}", ShapesTest.Outer.class),
                "the field number is not a whole number");
        assertUnreadable(() -> read("{\"things\":[7]}", ShapesTest.Outer.class), "the field things is not as expected");
    }

    @Test
    void jsonThatEndsTooEarly_isRefusedWhereverItEnds() {
        String whole = "{\"inner\":{\"texts\":[\"1\",\"2\"],\"a\":{\"b\":[1,{\"c\":\"d\"}]}},\"things\":[]}";
        read(whole, ShapesTest.Outer.class);
        for (int length = 1; length < whole.length(); length++) {
            String cut = whole.substring(0, length);
            assertThatThrownBy(() -> read(cut, Object.class)).isInstanceOf(UnreadableJson.class);
            assertThatThrownBy(() -> read(cut, ShapesTest.Outer.class)).isInstanceOf(UnreadableJson.class);
        }
    }
}
