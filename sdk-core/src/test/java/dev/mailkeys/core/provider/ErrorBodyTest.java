package dev.mailkeys.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorBodyTest {

    private static ErrorBody body(String json) {
        return new ErrorBody(Json.lenient(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void text_isFoundAtTheEndOfItsPath() {
        ErrorBody body = body("{\"error\":{\"message\":\"no\",\"code\":7}}");
        assertThat(body.text("error", "message")).contains("no");
        assertThat(body.text("error", "code")).contains("7");
        assertThat(body.number("error", "code")).contains(7L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"error":null}
                    {"error":""}
                    {"error":"  "}
                    {"error":true}
                    {"error":["no"]}
                    {"error":{"message":"no"}}
                    {"other":"no"}
                    ["no"]
                    7
                    null
                    """)
    void text_whenItIsMissingOrOfAnotherType_isNone(String json) {
        assertThat(body(json).text("error")).isEmpty();
        assertThat(body(json).number("error")).isEmpty();
        assertThat(body(json).texts("error", "details")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"7.9, 7", "99999999999999999999, 9223372036854775807", "-1e30, -9223372036854775808"})
    void number_thatIsNotWholeOrTooLarge_isCutToOneThatFits(String json, long number) {
        assertThat(body("{\"retry_after\":" + json + "}").number("retry_after")).contains(number);
    }

    @Test
    void text_withoutAPath_isABodyThatIsAStringAlone() {
        assertThat(body("\"Access Denied\"").text()).contains("Access Denied");
        assertThat(body("{\"error\":\"no\"}").text()).isEmpty();
    }

    @Test
    void texts_ofAnObject_areItsFieldsWithWhatTheySay() {
        assertThat(body("{\"errors\":{\"name\":[\"is taken\"],\"scope\":\"is unknown\"}}")
                        .texts("errors"))
                .containsExactly("name: [is taken]", "scope: is unknown");
    }

    @Test
    void texts_takeTheMessageOfAnObject_orElseAllThatItSays() {
        assertThat(body("{\"details\":[\"a\",null,{\"message\":\"b\"},{\"field\":\"c\"},{\"message\":1},3]}")
                        .texts("details"))
                .containsExactly("a", "b", "{field=c}", "{message=1}", "3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "<html>", "{\"error\":\"no\"", "{\"error\":\"no\"} x", "{\"error\":NaN}"})
    void body_thatIsNotJson_isEmpty(String json) {
        assertThat(body(json).text()).isEmpty();
        assertThat(body(json).text("error")).isEmpty();
        assertThat(body(json).texts()).isEmpty();
    }
}
