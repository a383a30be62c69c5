package dev.mailkeys.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mailkeys.core.ApiException;
import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.Canary;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.NoResponseException;
import dev.mailkeys.core.NoResponseException.Reason;
import dev.mailkeys.core.RetryPolicy;
import dev.mailkeys.core.UnreadableResponseException;
import dev.mailkeys.core.provider.RawServer.Connection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that does its worst gets a clear error out of a call, not a hang and not an OutOfMemoryError. */
@Timeout(120)
class HostileServerTest {

    private static final int MIB = 1 << 20;
    private static final String OK = "HTTP/1.1 200 OK\r\nConnection: close\r\n";
    private static final CallSettings ONCE =
            CallSettings.builder().retries(RetryPolicy.none()).build();

    private static RawServer answering(String head, byte[] body) {
        return RawServer.of(connection -> {
            connection.read();
            connection.write(head + "\r\n").write(body);
        });
    }

    private static RawServer answering(String answer) {
        return RawServer.of(connection -> {
            connection.read();
            connection.write(answer);
        });
    }

    private static ApiClient client(RawServer server, int maxResponseBytes, CallSettings calls) {
        var settings = ClientSettings.builder()
                .baseUrl(server.url())
                .maxResponseBytes(maxResponseBytes)
                .calls(calls);
        return ApiClient.of(Acme.PROFILE, Canary.CREDENTIAL, settings.build(), new ManualTiming());
    }

    private static MailkeysException failure(RawServer server, CallSettings calls) {
        ApiClient client = client(server, MIB, calls);
        return catchThrowableOfType(MailkeysException.class, () -> client.call(Acme.request(Repeat.SAFE)));
    }

    @Test
    void answerOfAQuarterOfAGigabyte_isGivenUpAtTheLimit() throws IOException {
        byte[] chunk = "x".repeat(MIB).getBytes(StandardCharsets.US_ASCII);
        try (RawServer server = RawServer.of(connection -> {
            connection.read();
            connection.write(OK + "\r\n");
            for (int i = 0; i < 256; i++) {
                connection.write(chunk);
            }
        })) {
            assertTooLarge(server);
        }
    }

    @Test
    void answerThatUnpacksToAQuarterOfAGigabyte_isGivenUpAtTheLimit() throws IOException {
        var bomb = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bomb)) {
            for (int i = 0; i < 256; i++) {
                gzip.write(new byte[MIB]);
            }
        }
        try (RawServer server = answering(OK + "Content-Encoding: gzip\r\n", bomb.toByteArray())) {
            assertTooLarge(server);
        }
    }

    private static void assertTooLarge(RawServer server) {
        long before = AllocatedMemory.ofThisThread();
        var failure = (UnreadableResponseException) failure(server, ONCE);
        assertThat(AllocatedMemory.ofThisThread() - before).isLessThan(64L * MIB);
        assertThat(failure)
                .hasMessage("acme.get: the provider answered 200, but the answer can't be used: it is larger than"
                        + " the 1048576 bytes that are read of it.");
        assertThat(failure.body().orElseThrow().reveal()).hasSize(MIB);
    }

    @ParameterizedTest
    @CsvSource({"8, true", "9, true", "100, true", "7, false", "1, false"})
    void answer_isReadUpToTheLimitAndNotBeyond(int limit, boolean readable) throws IOException {
        Endpoint<String> text = Endpoint.of("text", Repeat.SAFE, "GET", "/text", String.class);
        try (RawServer server = answering(OK + "\r\n\"123456\"")) {
            ApiClient client = client(server, limit, ONCE);
            if (readable) {
                assertThat(client.call(text.at())).isEqualTo("123456");
            } else {
                var failure = catchThrowableOfType(UnreadableResponseException.class, () -> client.call(text.at()));
                assertThat(failure).hasMessageContaining("it is larger than the ");
                assertThat(failure.body().orElseThrow().reveal()).isEqualTo("\"123456\"".substring(0, limit));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8191, 8192, 8193, 16384, 16385, 100_000})
    void answer_ofExactlyTheLimit_isReadWhateverItsPieces(int size) throws IOException {
        Endpoint<String> text = Endpoint.of("text", Repeat.SAFE, "GET", "/text", String.class);
        String body = "\"" + "x".repeat(size - 2) + "\"";
        try (RawServer server = answering(OK + "\r\n" + body)) {
            assertThat(client(server, size, ONCE).call(text.at())).hasSize(size - 2);
            ApiClient lessPatient = client(server, size - 1, ONCE);
            assertThat(catchThrowableOfType(UnreadableResponseException.class, () -> lessPatient.call(text.at())))
                    .hasMessageContaining("it is larger than the ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>c4n4ry5ings</body></html>",
                "",
                " ",
                "{\"token\":\"c4n4ry5ings",
                "{\"token\":\"c4n4ry5ings\"",
                "{\"token\":\"c4n4ry5ings\"}}",
                "{\"token\":\"c4n4ry5ings\"} c4n4ry5ings",
                "{\"token\":\"c4n4ry5ings\u00e4\"}",
                "\u0000\u0001\u0002c4n4ry5ings",
                "{\"token\":c4n4ry5ings}",
                "[\"c4n4ry5ings\"]",
                "{}",
                "null"
            })
    void answerThatIsNotWhatItShouldBe_isUnreadableAndNotQuoted(String body) throws IOException {
        try (RawServer server = answering(OK, body.getBytes(StandardCharsets.ISO_8859_1))) {
            MailkeysException failure = failure(server, ONCE);
            assertThat(failure)
                    .isInstanceOf(UnreadableResponseException.class)
                    .hasMessageStartingWith("acme.get: the provider answered 200, but the answer can't be used: ");
            Canary.assertAbsentFrom(failure);
        }
    }

    @Test
    void bodyNestedTenThousandDeep_isUnreadable() throws IOException {
        String deep = "{\"a\":".repeat(10_000);
        try (RawServer server = answering(OK + "\r\n" + deep)) {
            assertThat(failure(server, ONCE)).isInstanceOf(UnreadableResponseException.class);
        }
        try (RawServer server = answering("HTTP/1.1 418 Teapot\r\nConnection: close\r\n\r\n" + deep)) {
            assertThat(failure(server, ONCE)).isInstanceOfSatisfying(ApiException.class, e -> {
                assertThat(e.status()).isEqualTo(418);
                assertThat(e.providerMessage()).isEmpty();
            });
        }
    }

    @Test
    void headerLineOfAMegabyte_isNoAnswer() throws IOException {
        try (RawServer server =
                answering(OK + "X-Long: " + Canary.TEXT.repeat(MIB / Canary.TEXT.length()) + "\r\n\r\n{}")) {
            long before = AllocatedMemory.ofThisThread();
            assertNoAnswer(failure(server, ONCE), Reason.CUT);
            assertThat(AllocatedMemory.ofThisThread() - before).isLessThan(64L * MIB);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c4n4ry5ings c4n4ry5ings c4n4ry5ings\r\n\r\n",
                "\u0015\u0003\u0001\u0000\u0002\u0002P",
                "\r\n\r\n",
                "HTTP/9.9 c4n4ry5ings\r\n\r\n"
            })
    void garbageInsteadOfHttp_isNoAnswer(String garbage) throws IOException {
        try (RawServer server = answering(garbage)) {
            assertNoAnswer(failure(server, ONCE), Reason.CUT);
        }
    }

    @Test
    void serverThatNeverAnswers_isGivenUpWhenTheAttemptsTimeIsOver() throws IOException {
        try (RawServer server = RawServer.of(Connection::drain)) {
            CallSettings calls = CallSettings.builder()
                    .attemptTimeout(Duration.ofMillis(1500))
                    .retries(RetryPolicy.builder().maxAttempts(2).build())
                    .build();
            MailkeysException failure = failure(server, calls);
            assertNoAnswer(failure, Reason.TIMED_OUT);
            assertThat(failure)
                    .hasMessage("acme.get: no answer came in time (2 attempts): 127.0.0.1:" + server.port() + ".");
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void serverThatNeverAnswers_isWaitedForNoLongerThanTheProviderWouldTake() throws IOException {
        try (RawServer server = RawServer.of(Connection::drain)) {
            ProviderProfile brisk = Acme.PROFILE.withConcurrency(1, Duration.ofMillis(1500));
            ClientSettings settings = ClientSettings.builder()
                    .baseUrl(server.url())
                    .calls(CallSettings.builder()
                            .deadline(Duration.ofDays(1))
                            .attemptTimeout(Duration.ofDays(1))
                            .retries(RetryPolicy.none())
                            .build())
                    .build();
            ApiClient client = ApiClient.of(brisk, Canary.CREDENTIAL, settings);
            var failure =
                    catchThrowableOfType(NoResponseException.class, () -> client.call(Acme.request(Repeat.NEVER)));
            assertNoAnswer(failure, Reason.TIMED_OUT);
            assertThat(failure.mayHaveTakenEffect()).isTrue();
        }
    }

    @Test
    void serverThatSendsOneByteNowAndThen_isGivenUpWhenTheDeadlineIsOver() throws IOException {
        try (RawServer server = RawServer.of(connection -> {
            connection.read();
            connection.write(OK);
            connection.drip("X-Slow: ");
        })) {
            CallSettings calls = CallSettings.builder()
                    .deadline(Duration.ofMillis(1500))
                    .retries(RetryPolicy.none())
                    .build();
            assertNoAnswer(failure(server, calls), Reason.TIMED_OUT);
        }
    }

    @Test
    void bodyThatComesOneByteNowAndThen_isGivenUpAndKeptAsFarAsItCame() throws IOException {
        try (RawServer server = RawServer.of(connection -> {
            connection.read();
            connection.write(OK + "\r\n{");
            connection.drip(" ");
        })) {
            CallSettings calls = CallSettings.builder()
                    .attemptTimeout(Duration.ofMillis(1500))
                    .retries(RetryPolicy.none())
                    .build();
            var failure = (UnreadableResponseException) failure(server, calls);
            assertThat(failure).hasMessageContaining("it was cut short");
            assertThat(failure.body().orElseThrow().reveal()).startsWith("{");
        }
    }

    @Test
    void retryAfterOfADay_isToldAndNotWaitedFor() throws IOException {
        try (RawServer server = answering("HTTP/1.1 429 Slow\r\nRetry-After: 86400\r\nContent-Length: 0\r\n\r\n")) {
            var failure = (ApiException) failure(server, CallSettings.builder().build());
            assertThat(failure.retryAfter()).contains(Duration.ofDays(1));
            assertThat(failure.attempts()).isEqualTo(1);
            assertThat(failure)
                    .hasMessage("acme.get: the provider answered 429. The answer asks to wait 1 day, and this client"
                            + " waits no longer than 1 minute: try again after that.");
        }
    }

    private static void assertNoAnswer(MailkeysException failure, Reason reason) {
        assertThat(failure)
                .isInstanceOfSatisfying(
                        NoResponseException.class, e -> assertThat(e.reason()).isEqualTo(reason));
        Canary.assertAbsentFrom(failure);
    }
}
