package dev.mailkeys.elasticemail;

import static dev.mailkeys.elasticemail.FakeElasticEmail.CANARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mailkeys.core.MailkeysException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class SentOnceTest {

    @AutoClose
    private final FakeElasticEmail server = new FakeElasticEmail();

    @Test
    void create_whenTheConnectionIsCut_isSentOnce() {
        assertCreateIsSentOnce(server.cut(), true);
    }

    @Test
    void create_whenAnswered503WithRetryAfterZero_isSentOnce() {
        assertCreateIsSentOnce(server.answerHeader(503, "Retry-After", "0"), true);
    }

    @Test
    void create_whenAnswered408_isSentOnce() {
        assertCreateIsSentOnce(server.answer(408, ""), true);
    }

    @Test
    void create_whenRedirected_isSentOnce() {
        assertCreateIsSentOnce(server.answerHeader(307, "Location", "/v4/elsewhere"), false);
    }

    @Test
    void create_whenTurnedAway_isSentAgain() {
        server.answerHeader(429, "Retry-After", "0").answerFile(201, "create.response.json");

        server.keys().create(NewKey.named("ci", AccessLevel.SEND_HTTP));

        assertThat(server.received()).isEqualTo(2);
    }

    @Test
    void subaccountKey_whenTheConnectionIsCut_isSentOnce() {
        server.cut().answerFile(200, "subaccountKey.response.json");

        var failure = catchThrowableOfType(
                MailkeysException.class, () -> server.keys().subaccountKey("team@example.com"));

        assertThat(server.received()).isEqualTo(1);
        assertThat(failure.mayHaveTakenEffect()).isTrue();
        assertThat(failure.operation()).isEqualTo("elasticemail.subaccountKey");
    }

    @Test
    void list_get_replace_andDelete_areSentAgain() {
        ElasticEmailKeys keys = server.keys();
        server.cut().answer(200, "[]");
        keys.list();
        server.answer(503, "").answerFile(200, "get.response.json");
        keys.get("ci");
        server.cut().answerFile(200, "replace.response.json");
        keys.replace("ci", NewKey.named("ci", AccessLevel.SEND_HTTP));
        server.answer(408, "").answer(200, "");
        keys.delete("ci");

        assertThat(server.received()).isEqualTo(8);
    }

    private static void assertCreateIsSentOnce(FakeElasticEmail server, boolean mayHaveTakenEffect) {
        server.answerFile(201, "create.response.json");

        var failure = catchThrowableOfType(
                MailkeysException.class, () -> server.keys().create(NewKey.named("ci", AccessLevel.SEND_HTTP)));

        assertThat(server.received()).isEqualTo(1);
        assertThat(failure.attempts()).isEqualTo(1);
        assertThat(failure.mayHaveTakenEffect()).isEqualTo(mayHaveTakenEffect);
        assertThat(failure).hasMessageStartingWith("elasticemail.create").hasMessageNotContaining(CANARY);
    }
}
