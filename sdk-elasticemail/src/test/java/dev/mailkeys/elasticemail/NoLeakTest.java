package dev.mailkeys.elasticemail;

import static dev.mailkeys.elasticemail.FakeElasticEmail.CANARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mailkeys.core.CallEvent;
import dev.mailkeys.core.MailkeysException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoLeakTest {

    private static final String OTHER = "5EC2E7A0".repeat(12);

    @AutoClose
    private final FakeElasticEmail server = new FakeElasticEmail();

    private final List<CallEvent> events = new ArrayList<>();
    private final ElasticEmailKeys keys = server.keys(events::add);

    @Test
    void values_printNoToken() {
        server.answerFile(201, "create.response.json")
                .answer(200, "{\"Name\":\"ci\",\"AccessLevel\":[],\"Token\":\"" + CANARY + "\"}")
                .answerFile(200, "subaccountKey.response.json");

        IssuedKey issued = keys.create(NewKey.named("ci", AccessLevel.SEND_HTTP));
        KeyInfo key = keys.get("ci");
        var secret = keys.subaccountKey("team@example.com");

        assertThat(issued.token().reveal()).isEqualTo(CANARY);
        assertNoToken(issued + " " + key + " " + secret + " " + keys + " " + events);
        assertThat(key.unknownFields()).hasToString("{Token=***}");
        assertThat(key.toString()).startsWith("KeyInfo{name=ci,").contains("Token=***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Error\":\"The key %s is wrong\"}",
                "{\"Message\":\"%s\"}",
                "\"%s\"",
                "%s",
                "{\"Error\":\"x\",\"%s\":1}",
                "{\"Error\":\"%s"
            })
    void refusals_printNoToken(String body) {
        for (String token : List.of(CANARY, OTHER, OTHER.toLowerCase(Locale.ROOT))) {
            for (int status : new int[] {400, 401, 404, 500}) {
                server.answer(status, body.replace("%s", token));
                assertNoToken(failure());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Name\":\"ci\",\"Token\":[\"%s\"]}",
                "{\"Name\":\"ci\",\"Expires\":\"%s\"}",
                "\"%s\"",
                "%s",
                "{\"%s\":1}",
                "{\"Token\":\"%s"
            })
    void unreadableAnswers_printNoToken_butKeepIt(String body) {
        server.answer(201, body.replace("%s", CANARY));

        assertNoToken(failure());
    }

    @Test
    void lostConnections_printNoToken() {
        server.cut();

        assertNoToken(failure());
    }

    @Test
    void redirects_printNoToken() {
        server.answerHeader(302, "Location", "https://example.com/?key=" + CANARY);

        assertNoToken(failure());
    }

    private MailkeysException failure() {
        return catchThrowableOfType(
                MailkeysException.class, () -> keys.create(NewKey.named("ci", AccessLevel.SEND_HTTP)));
    }

    /** The stack trace holds the messages of all causes and suppressed exceptions. */
    private void assertNoToken(MailkeysException failure) {
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertNoToken(trace + " " + failure.getMessage() + " " + failure + " " + events);
    }

    private static void assertNoToken(String text) {
        assertThat(text).doesNotContainIgnoringCase(CANARY.substring(0, 20));
        assertThat(text).doesNotContainIgnoringCase(OTHER.substring(0, 20));
    }
}
