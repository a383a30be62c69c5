package dev.mailkeys.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.Canary;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    private static <T> T read(String json, Function<JsonReader, T> read) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), read);
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
        assertUnreadable(() -> read(json, JsonReader::any), reason);
    }

    @Test
    void answer_nestedTooDeeply_isRefused() {
        assertThat(read("[".repeat(64) + "]".repeat(64), JsonReader::any)).isNotNull();
        assertUnreadable(() -> read("[".repeat(65) + "]".repeat(65), JsonReader::any), "it is not well-formed JSON");
        assertUnreadable(() -> read("[".repeat(10_000), JsonReader::any), "it is not well-formed JSON");
    }

    @Test
    void number_ofHundredsOfDigits_isRefused() {
        assertUnreadable(() -> read("1".repeat(101), JsonReader::any), "it is not well-formed JSON");
    }

    @Test
    void bytes_thatAreNotUtf8_areRefused() {
        byte[] latin1 = "{\"a\":\"ä\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertUnreadable(() -> Json.read(latin1, JsonReader::any), "it is not well-formed JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE"})
    void encodings_ofUnicode_areRecognised(String charset) {
        byte[] json = "\"key\"".getBytes(Charset.forName(charset));
        assertThat(Json.read(json, JsonReader::text)).isEqualTo("key");
    }

    @Test
    void fieldsThatAreMissing_areNamed() {
        assertUnreadable(
                () -> read("{}", in -> {
                    in.object(field -> {});
                    throw new IllegalStateException(
                            "Cannot build Key, some of required attributes are not set [id, token]");
                }),
                "a field that must be there is missing: id, token");
    }

    @ParameterizedTest
    @ValueSource(strings = {Canary.TEXT, "[" + Canary.TEXT + "]", ""})
    void stateThatIsNotOfABuilder_isNotQuoted(String message) {
        assertUnreadable(
                () -> read("7", in -> {
                    throw new IllegalStateException(message);
                }),
                "it is not as expected");
    }

    @Test
    void whateverReadingThrows_isAnAnswerThatCannotBeRead() {
        assertUnreadable(
                () -> read("7", in -> {
                    throw new NumberFormatException(Canary.TEXT);
                }),
                "it is not as expected");
        assertUnreadable(
                () -> read("7", in -> {
                    throw new IllegalStateException((String) null);
                }),
                "it is not as expected");
    }

    @Test
    void refusalWithinASuccess_goesThrough() {
        assertThatThrownBy(() -> read("{\"success\":false}", in -> in.object(field -> in.confirm())))
                .isInstanceOf(RefusedInSuccess.class);
    }
}
