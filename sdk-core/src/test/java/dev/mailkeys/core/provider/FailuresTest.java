package dev.mailkeys.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mailkeys.core.ApiException;
import dev.mailkeys.core.BadRequestException;
import dev.mailkeys.core.CallReport;
import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.Canary;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.ConflictException;
import dev.mailkeys.core.ExistingKey;
import dev.mailkeys.core.NoResponseException.Reason;
import dev.mailkeys.core.RefusedException;
import dev.mailkeys.core.RetryPolicy;
import dev.mailkeys.core.ServerErrorException;
import dev.mailkeys.core.http.AttemptResult;
import dev.mailkeys.core.http.AttemptResult.Unanswered;
import dev.mailkeys.core.provider.Retries.Ended;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller is told of a refusal. */
@Timeout(60)
class FailuresTest {

    private static final Redactor NOTHING_KNOWN = new Redactor(List.of(), List.of());

    private final ManualTiming timing = new ManualTiming();
    private MockWebServer server = new MockWebServer();

    @AfterEach
    void close() {
        server.close();
    }

    private ApiException refusal(MockResponse.Builder answer, ProviderProfile profile, CallSettings calls) {
        server = Transport.CLEAR.serve(answer.build());
        var settings = ClientSettings.builder().baseUrl(server.url("/").uri()).calls(calls);
        ApiClient client = ApiClient.of(profile, Canary.CREDENTIAL, settings.build(), timing);
        return catchThrowableOfType(ApiException.class, () -> client.call(Acme.request(Repeat.IDEMPOTENT)));
    }

    private ApiException refusal(MockResponse.Builder answer) {
        return refusal(answer, Acme.PROFILE, CallSettings.builder().build());
    }

    private static MockResponse.Builder answer(int status, String body) {
        return new MockResponse.Builder().code(status).body(body);
    }

    @ParameterizedTest
    @CsvSource({
        "400, BAD_REQUEST",
        "422, BAD_REQUEST",
        "401, UNAUTHORIZED",
        "403, FORBIDDEN",
        "404, NOT_FOUND",
        "409, CONFLICT",
        "429, RATE_LIMITED",
        "408, SERVER_ERROR",
        "500, SERVER_ERROR",
        "599, SERVER_ERROR",
        "600, SERVER_ERROR",
        "402, REFUSED",
        "405, REFUSED",
        "499, REFUSED",
        "302, REFUSED",
        "100, REFUSED"
    })
    void status_standsForAKind(int status, ErrorKind kind) {
        assertThat(ErrorKind.ofStatus(status)).isEqualTo(kind);
    }

    @ParameterizedTest
    @EnumSource(ErrorKind.class)
    void kindThatTheProviderNames_decidesTheException(ErrorKind kind) {
        ApiException refusal = refusal(answer(418, "{\"kind\":\"" + kind + "\",\"error\":\"no\"}"));
        String name = kind.name().replace("_", "").toLowerCase(java.util.Locale.ROOT) + "exception";
        assertThat(refusal.getClass().getSimpleName()).isEqualToIgnoringCase(name);
        assertThat(refusal.status()).isEqualTo(418);
        assertThat(refusal.providerMessage()).isEqualTo("no");
        assertThat(refusal).hasNoCause();
    }

    @Test
    void refusal_isToldInOneSentence() {
        ApiException refusal = refusal(
                answer(400, "{\"error\":\"wrong name\",\"details\":[\"name is short\",{\"message\":\"name is odd\"}]}")
                        .setHeader("X-Request-Id", "req-1"));
        assertThat(refusal).isInstanceOf(BadRequestException.class);
        assertThat(refusal)
                .hasMessage("acme.update: the provider answered 400: wrong name [name is short, name is odd].");
        assertThat(refusal.details()).containsExactly("name is short", "name is odd");
        assertThat(refusal.requestId()).contains("req-1");
        assertThat(refusal.operation()).isEqualTo("acme.update");
    }

    /** An answer may hold a line for each of hundreds of fields: a log gets a few, and a caller can ask for all. */
    @Test
    void refusalWithManyDetails_hasAMessageThatCanBeRead() {
        String detail = "\"" + "is odd ".repeat(60) + "\"";
        ApiException refusal = refusal(
                answer(500, "{\"error\":\"wrong\",\"details\":[" + detail + ("," + detail).repeat(59) + "]}"),
                Acme.PROFILE,
                CallSettings.builder().retries(RetryPolicy.none()).build());
        assertThat(refusal.details()).hasSize(60);
        assertThat(refusal.getMessage())
                .hasSizeLessThanOrEqualTo(2_000)
                .contains("wrong [is odd is odd", "… (60 in all)]", "may have taken effect");
    }

    @Test
    void refusalAfterRetries_saysHowOftenAndWhatThatMeans() {
        ApiException refusal = refusal(answer(500, "<html>"));
        assertThat(refusal).isInstanceOf(ServerErrorException.class);
        assertThat(refusal)
                .hasMessage("acme.update: the provider answered 500 after 4 attempts."
                        + " It may have taken effect all the same: look at the keys before trying again.");
    }

    @Test
    void retryAfter_isTakenFromTheHeaderFirst_andElseFromTheBody() {
        ApiException both = refusal(answer(404, "{\"retry_after\":7}").setHeader("Retry-After", "9"));
        assertThat(both.retryAfter()).contains(Duration.ofSeconds(9));
        ApiException body = refusal(answer(404, "{\"retry_after\":7}").setHeader("Retry-After", "soon"));
        assertThat(body.retryAfter()).contains(Duration.ofSeconds(7));
        ApiException date = refusal(answer(404, "{}").setHeader("Retry-After", "Thu, 01 Jan 2026 00:01:00 GMT"));
        assertThat(date.retryAfter()).contains(Duration.ofMinutes(1));
        assertThat(refusal(answer(404, "{}")).retryAfter()).isEmpty();
    }

    @Test
    void retryAfterInSeveralHeaders_isTheLongest() {
        ApiException two = refusal(answer(404, "{}")
                .addHeader("Retry-After", "4")
                .addHeader("Retry-After", "9")
                .addHeader("Retry-After", "1"));
        assertThat(two.retryAfter()).contains(Duration.ofSeconds(9));
    }

    @Test
    void retryAfterThatCannotBeRead_waitsAsABackoffWould_orAsLongAsTheProvidersPause() {
        ApiException unread = refusal(answer(429, "{}").setHeader("Retry-After", "soon"));
        assertThat(unread.retryAfter()).isEmpty();
        assertThat(timing.sleeps())
                .containsExactly(Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1));
        ApiException paused = refusal(
                answer(429, "{}").setHeader("Retry-After", "soon"),
                Acme.PROFILE.withPause(Duration.ofMinutes(5)),
                CallSettings.builder().build());
        assertThat(paused.retryAfter()).contains(Duration.ofMinutes(5));
        assertThat(paused.attempts()).isEqualTo(1);
    }

    @Test
    void retryAfterInTheBody_isWaitedForToo() {
        refusal(answer(429, "{\"retry_after\":7}"));
        assertThat(timing.sleeps())
                .containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(7), Duration.ofSeconds(7));
    }

    @Test
    void retryAfterBelowZero_isNone() {
        ApiException refusal = refusal(answer(429, "{\"retry_after\":-7}"));
        assertThat(refusal.retryAfter()).isEmpty();
        assertThat(timing.sleeps()).containsExactly(Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }

    @Test
    void retryAfterBeyondTheLongest_isKeptWithOrWithoutRetries() {
        MockResponse.Builder slow = answer(429, "{}").setHeader("Retry-After", "300");
        ApiException once = refusal(
                slow,
                Acme.PROFILE,
                CallSettings.builder().retries(RetryPolicy.none()).build());
        assertThat(once.retryAfter()).contains(Duration.ofMinutes(5));
        assertThat(once).hasMessage("acme.update: the provider answered 429.");
        ApiException patient = refusal(slow);
        assertThat(patient.attempts()).isEqualTo(1);
        assertThat(patient)
                .hasMessage("acme.update: the provider answered 429. The answer asks to wait 5 minutes, and this client"
                        + " waits no longer than 1 minute: try again after that.");
    }

    @Test
    void keyThatStandsInTheWay_isNamed() {
        var conflict = (ConflictException) refusal(answer(409, "{\"existing\":{\"id\":\"key-1\",\"name\":\"mine\"}}"));
        assertThat(conflict.existing()).contains(new ExistingKey("key-1", "mine"));
    }

    @Test
    void refusalWithinASuccess_isARefusal_andMayHaveTakenEffect() {
        ApiException refusal = refusal(answer(200, "{\"success\":false,\"error\":\"no\"}"));
        assertThat(refusal).isInstanceOf(RefusedException.class);
        assertThat(refusal.status()).isEqualTo(200);
        assertThat(refusal.mayHaveTakenEffect()).isTrue();
        assertThat(refusal)
                .hasMessage("acme.update: the provider answered 200: no."
                        + " It may have taken effect all the same: look at the keys before trying again.");
    }

    @Test
    void errorReaderThatThrows_hidesNeitherStatusNorHeaders() {
        ErrorReader throwing = ErrorReader.of(Acme.Refusal.class, (status, body) -> {
            throw new IllegalStateException(Canary.TEXT);
        });
        var broken =
                ProviderProfile.of("acme", Acme.PROFILE.baseUrl(), Auth.bearer(), Acme.PROFILE.tokenShapes(), throwing);
        ApiException refusal = refusal(
                answer(404, "{}").setHeader("X-Request-Id", "req-1"),
                broken,
                CallSettings.builder().build());
        assertThat(refusal).hasMessage("acme.update: the provider answered 404.");
        assertThat(refusal.requestId()).contains("req-1");
        Canary.assertAbsentFrom(refusal);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 205})
    void answerThatHasNoBody_isNotTakenForOneThatIsPacked(int status) {
        server = Transport.CLEAR.serve(new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Length", 0)
                .setHeader("Content-Encoding", "gzip")
                .build());
        ApiClient client = Transport.client(server, timing);
        assertThat(client.call(Acme.DELETE.at("k1"))).isNull();
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void demandForAProxysPassword_fromAServerThatIsNoProxy_isARefusal() {
        ApiException refusal = refusal(answer(407, "{\"error\":\"who?\"}"));
        assertThat(refusal).isInstanceOf(RefusedException.class).hasMessageContaining("answered 407: who?");
        assertThat(refusal.attempts()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "Thu, 99 Jan 2026 00:00:00 GMT", "-1", "Fri, 31 Dec 99999 23:59:59 GMT"})
    void dateThatIsNone_costsNoResult(String date) {
        server = Transport.CLEAR.serve(new MockResponse.Builder()
                .body(Acme.KEY)
                .setHeader("Date", date)
                .build());
        assertThat(Transport.client(server, timing)
                        .call(Acme.request(Repeat.NEVER))
                        .token())
                .isNotNull();
    }

    @Test
    void answerWithoutABody_needsNone() {
        server = Transport.CLEAR.serve(new MockResponse.Builder().code(204).build());
        ApiClient client = Transport.client(server, timing);
        assertThat(client.call(Acme.DELETE.at("k1"))).isNull();
        server.close();
        server = Transport.CLEAR.serve(answer(200, "<html>anything</html>").build());
        assertThat(Transport.client(server, timing).call(Acme.DELETE.at("k1"))).isNull();
    }

    @Test
    void silenceAfterAnAttemptThatWasSent_isNotSaidToHaveSentNothing() {
        var failures = new Failures(Acme.PROFILE, timing::now);
        var unreachable = new Unanswered(false, Reason.UNREACHABLE, "", null);
        assertThat(failures.of(ended(unreachable, false), NOTHING_KNOWN))
                .hasMessage("acme.update: the provider was not reached, nothing was sent (2 attempts).");
        assertThat(failures.of(ended(unreachable, true), NOTHING_KNOWN))
                .hasMessage("acme.update: the provider was not reached (2 attempts)."
                        + " It may have taken effect all the same: look at the keys before trying again.");
    }

    @ParameterizedTest
    @CsvSource({
        "the name mail.acme.example, mail.acme.example: Name or service not known, Name or service not known",
        "the name mail.acme.example, mail.acme.example, it can't be resolved",
        "'the name of the proxy, mail.acme.example', mail.acme.example, it can't be resolved",
        "the name mail.acme.example, it was not resolved in time, it was not resolved in time",
        "mail.acme.example:443, Connection refused, Connection refused",
    })
    void aNameThatTheSystemRepeats_standsOnce(String asked, String words, String told) {
        var unreachable = new Unanswered(false, Reason.UNREACHABLE, asked, new UnknownHostException(words));
        assertThat(new Failures(Acme.PROFILE, timing::now).of(ended(unreachable, false), NOTHING_KNOWN))
                .hasMessage("acme.update: the provider was not reached, nothing was sent (2 attempts): " + asked + ": "
                        + told + ".");
    }

    private static Ended ended(AttemptResult result, boolean mayHaveTakenEffect) {
        return new Ended(result, new CallReport("acme.update", 2, mayHaveTakenEffect), "");
    }
}
