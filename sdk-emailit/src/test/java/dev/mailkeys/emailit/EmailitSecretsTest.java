package dev.mailkeys.emailit;

import static dev.mailkeys.emailit.EmailitServer.CANARY;
import static dev.mailkeys.emailit.EmailitServer.CREDENTIAL;
import static dev.mailkeys.emailit.EmailitServer.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mailkeys.core.ApiException;
import dev.mailkeys.core.ConflictException;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.UnreadableResponseException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens leave through {@code reveal()} and by no other way. */
class EmailitSecretsTest {

    /** A piece of the canary, so that half a token is found as well. */
    private static final String PIECE = "CANARY";

    @RegisterExtension
    final EmailitServer emailit = new EmailitServer();

    @AfterEach
    void events_holdNoToken() {
        assertThat(emailit.events.toString()).doesNotContain(PIECE);
    }

    @Test
    void issuedKey_prints_withoutItsToken() {
        emailit.answer(201, "create.current");
        IssuedKey key = emailit.keys().create(NewKey.full("My API Key"));
        assertThat(key.toString()).contains("token=***", "My API Key").doesNotContain(PIECE);
        assertThat(key.token().reveal()).isEqualTo(TOKEN.reveal());
        assertThat(emailit.events).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {307, 400, 401, 402, 403, 404, 408, 409, 422, 429, 500, 503})
    void refusal_thatEchoesTokensInEveryField_carriesNone(int status) {
        String echo = "Got 'secret_" + CANARY + "', em_live_" + CANARY + ", em_test_" + CANARY + ", " + CANARY + " and "
                + CREDENTIAL.reveal();
        String body =
                "{\"error\":{\"message\":\"E\"},\"message\":\"E\",\"details\":[\"E\",{\"message\":\"E\"},{\"x\":\"E\"}],"
                        + "\"errors\":[[\"E\"]],\"existing\":{\"id\":\"E\",\"name\":\"E\"}}";
        emailit.answer(new MockResponse.Builder()
                .code(status)
                .addHeader("X-Request-Id", "req-" + CREDENTIAL.reveal())
                .addHeader("Location", "https://example.com/" + CANARY)
                .body(body.replace("E", echo))
                .build());
        var refusal = catchThrowableOfType(
                ApiException.class, () -> emailit.keysTryingOnce().create(NewKey.full("x")));
        assertThat(everything(refusal)).contains("***").doesNotContain(PIECE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"key\":\"secret_%s\"", "secret_%s", "{\"key\":[\"secret_%s\"]}", "{\"secret_%s\":1}"})
    void unreadableAnswer_keepsItsTokenForRevealAlone(String answer) {
        String body = answer.formatted(CANARY);
        emailit.answerText(200, body);
        var unreadable = catchThrowableOfType(
                UnreadableResponseException.class, () -> emailit.keys().rotate("key_1"));
        assertThat(printed(unreadable)).doesNotContain(PIECE);
        assertThat(unreadable.body()).hasToString("Optional[***]");
        assertThat(unreadable.body().orElseThrow().reveal()).isEqualTo(body);
    }

    @Test
    void pageLink_thatHoldsToken_isNotQuoted() {
        emailit.answerText(200, "{\"data\":[],\"next_page_url\":\"?api_key=secret_" + CANARY + "\"}");
        var unreadable = catchThrowableOfType(
                UnreadableResponseException.class, () -> emailit.keys().list().first());
        assertThat(printed(unreadable)).contains("next_page_url").doesNotContain(PIECE);
    }

    @Test
    void answerCutWithinToken_isNotQuoted() {
        emailit.answer(new MockResponse.Builder()
                .body(EmailitServer.fixture("create.current"))
                .onResponseBody(new SocketEffect.CloseSocket())
                .build());
        var failure = catchThrowableOfType(
                MailkeysException.class, () -> emailit.keys().create(NewKey.full("x")));
        assertThat(printed(failure)).doesNotContain(PIECE);
        assertThat(failure.mayHaveTakenEffect()).isTrue();
    }

    @Test
    void token_putWhereAnIdBelongs_isNotQuotedWhenTheServerEchoesIt() {
        emailit.answerText(404, "{\"error\":\"No key secret_" + CANARY + "\"}");
        var refusal =
                catchThrowableOfType(ApiException.class, () -> emailit.keys().get(TOKEN.reveal()));
        assertThat(everything(refusal)).doesNotContain(PIECE);
    }

    @Test
    void token_putWhereAnIdBelongs_isNotQuotedWhenTheConnectionIsCut() {
        emailit.answer(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());
        var failure = catchThrowableOfType(
                MailkeysException.class, () -> emailit.keysTryingOnce().get(TOKEN.reveal()));
        assertThat(printed(failure)).doesNotContain(PIECE);
    }

    @Test
    void ids_areNotTakenForTokens() {
        String words = "Key key_2mVb8TqXcYh4Lr9KpWz6NsDf3Ga of dom_7hQe5RtYuIo1PaSdFgHj2KlZxCv"
                + " (3f2504e0-4f89-11d3-9a0c-0305e82c3301) has no secret_key; em_2mVb8TqXcYh4Lr9KpWz6NsDf3Ga";
        emailit.answerText(404, "{\"error\":\"" + words + "\"}");
        var refusal =
                catchThrowableOfType(ApiException.class, () -> emailit.keys().get("key_1"));
        assertThat(refusal.providerMessage()).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret_", "em_live_", "em_test_abc", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa_", "aB3"})
    void redaction_ofHostileText_takesLinearTime(String piece) {
        emailit.answerText(404, "{\"error\":\"" + piece.repeat(5_000_000 / piece.length()) + "\"}");
        Assertions.assertTimeout(
                Duration.ofSeconds(10),
                () -> catchThrowableOfType(
                        ApiException.class, () -> emailit.keys().get("key_1")));
    }

    private static String everything(ApiException refusal) {
        var existing = refusal instanceof ConflictException conflict ? List.of(conflict.existing()) : List.of();
        return printed(refusal) + refusal.providerMessage() + refusal.details() + refusal.requestId() + existing;
    }

    /** The exception as a log shows it, with its causes and what was suppressed. */
    private static String printed(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
