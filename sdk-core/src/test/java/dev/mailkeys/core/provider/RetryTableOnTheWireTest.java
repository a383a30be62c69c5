package dev.mailkeys.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.Canary;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.RetryPolicy;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The retry table once more, end to end: what a server is sent, and what the caller is told. */
@Timeout(120)
class RetryTableOnTheWireTest {

    /** Each cell: the requests that the server receives, the exception, whether it may have taken effect. */
    private static final String TABLE = """
            429                | 4 RateLimited  no | 4 RateLimited  no  | 4 RateLimited  no
            429 at once        | 4 RateLimited  no | 4 RateLimited  no  | 4 RateLimited  no
            408                | 4 ServerError  no | 4 ServerError  yes | 1 ServerError  yes
            408 at once        | 4 ServerError  no | 4 ServerError  yes | 1 ServerError  yes
            500                | 4 ServerError  no | 4 ServerError  yes | 1 ServerError  yes
            503                | 4 ServerError  no | 4 ServerError  yes | 1 ServerError  yes
            503 at once        | 4 ServerError  no | 4 ServerError  yes | 1 ServerError  yes
            599                | 4 ServerError  no | 4 ServerError  yes | 1 ServerError  yes
            cut before answer  | 4 NoResponse   no | 4 NoResponse   yes | 1 NoResponse   yes
            cut within body    | 4 Unreadable   no | 4 Unreadable   yes | 1 Unreadable   yes
            stream refused     | 4 NoResponse   no | 4 NoResponse   yes | 1 NoResponse   yes
            300                | 1 Refused      no | 1 Refused      yes | 1 Refused      yes
            301                | 1 Refused      no | 1 Refused      yes | 1 Refused      yes
            302                | 1 Refused      no | 1 Refused      yes | 1 Refused      yes
            303                | 1 Refused      no | 1 Refused      yes | 1 Refused      yes
            307                | 1 Refused      no | 1 Refused      no  | 1 Refused      no
            308                | 1 Refused      no | 1 Refused      no  | 1 Refused      no
            400                | 1 BadRequest   no | 1 BadRequest   no  | 1 BadRequest   no
            401                | 1 Unauthorized no | 1 Unauthorized no  | 1 Unauthorized no
            402                | 1 Refused      no | 1 Refused      no  | 1 Refused      no
            403                | 1 Forbidden    no | 1 Forbidden    no  | 1 Forbidden    no
            404                | 1 NotFound     no | 1 NotFound     no  | 1 NotFound     no
            407                | 1 Refused      no | 1 Refused      no  | 1 Refused      no
            409                | 1 Conflict     no | 1 Conflict     no  | 1 Conflict     no
            421                | 1 Refused      no | 1 Refused      no  | 1 Refused      no
            422                | 1 BadRequest   no | 1 BadRequest   no  | 1 BadRequest   no
            444                | 1 Refused      no | 1 Refused      yes | 1 Refused      yes
            460                | 1 Refused      no | 1 Refused      yes | 1 Refused      yes
            499                | 1 Refused      no | 1 Refused      yes | 1 Refused      yes
            200 not json       | 1 Unreadable   no | 1 Unreadable   yes | 1 Unreadable   yes
            200 empty          | 1 Unreadable   no | 1 Unreadable   yes | 1 Unreadable   yes
            """;

    private static final MockWebServer ELSEWHERE = Transport.CLEAR.serve(new MockResponse.Builder().build());

    static Stream<Arguments> cells() {
        return TABLE.lines()
                .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
                .flatMap(row -> Arrays.stream(Transport.values())
                        .flatMap(transport -> Arrays.stream(Repeat.values())
                                .map(repeat ->
                                        Arguments.of(row.get(0), transport, repeat, row.get(1 + repeat.ordinal())))));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void call_isSentAsOftenAsTheTableSays(String fault, Transport transport, Repeat repeat, String cell) {
        var listener = new RecordingListener();
        try (MockWebServer server = transport.serve(answer(fault, transport))) {
            ApiClient client = Transport.client(
                    server, CallSettings.builder().listener(listener).build(), new ManualTiming());
            var failure = catchThrowableOfType(MailkeysException.class, () -> client.call(Acme.request(repeat)));
            String expected = cell.replaceAll(" +", " ");
            assertThat(server.getRequestCount() + " " + describe(failure))
                    .isIn(expected, fault.equals("cut within body") ? unheard(expected) : expected);
            assertThat(failure.attempts()).isEqualTo(server.getRequestCount());
            assertThat(listener.attempts()).isEqualTo(server.getRequestCount());
            Canary.assertAbsentFrom(failure);
        }
        assertThat(ELSEWHERE.getRequestCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void get_answered503WithRetryAfter0_isSentAsOftenAsTheSettingsSay(int attempts) {
        for (Transport transport : Transport.values()) {
            var listener = new RecordingListener();
            try (MockWebServer server = transport.serve(answer("503 at once", transport))) {
                CallSettings calls = CallSettings.builder()
                        .listener(listener)
                        .retries(RetryPolicy.builder().maxAttempts(attempts).build())
                        .build();
                ApiClient client = Transport.client(server, calls, new ManualTiming());
                catchThrowableOfType(MailkeysException.class, () -> client.call(Acme.request(Repeat.SAFE)));
                assertThat(server.getRequestCount()).isEqualTo(attempts);
                assertThat(listener.attempts()).isEqualTo(attempts);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Repeat.class)
    void call_thatIsRefusedAConnection_isTriedAgain(Repeat repeat) throws Exception {
        int port;
        try (var closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        ApiClient client = Acme.client(java.net.URI.create("http://127.0.0.1:" + port), new ManualTiming());
        var failure = catchThrowableOfType(MailkeysException.class, () -> client.call(Acme.request(repeat)));
        assertThat(failure.attempts() + " " + describe(failure)).isEqualTo("4 NoResponse no");
        assertThat(failure).hasMessageContaining("the provider was not reached, nothing was sent");
    }

    /** A reset may overtake what was sent before it: then not even the status of a cut answer arrives. */
    private static String unheard(String expected) {
        return expected.replace("Unreadable", "NoResponse");
    }

    private static String describe(MailkeysException failure) {
        String kind =
                failure.getClass().getSimpleName().replace("Exception", "").replace("UnreadableResponse", "Unreadable");
        return kind + (failure.mayHaveTakenEffect() ? " yes" : " no");
    }

    /** A socket that is closed takes along what it had sent of a stream in HTTP/2; there the stream is cut alone. */
    private static SocketEffect cut(Transport transport) {
        return transport == Transport.TLS_HTTP_2 ? new SocketEffect.CloseStream(8) : new SocketEffect.CloseSocket();
    }

    private static MockResponse answer(String fault, Transport transport) {
        var answer = new MockResponse.Builder().body("{\"error\":\"no\"}");
        switch (fault) {
            case "cut before answer" -> answer.onResponseStart(new SocketEffect.CloseSocket());
            case "cut within body" -> answer.body(" ".repeat(100_000)).onResponseBody(cut(transport));
            case "stream refused" -> answer.onResponseStart(new SocketEffect.CloseStream(7));
            case "200 not json" -> answer.body("<html>");
            case "200 empty" -> answer.body("");
            default -> status(fault, answer);
        }
        return answer.build();
    }

    private static void status(String fault, MockResponse.Builder answer) {
        int status = Integer.parseInt(fault.substring(0, 3));
        answer.code(status);
        if (fault.endsWith("at once")) {
            answer.setHeader("Retry-After", "0");
        }
        if (status < 400) {
            answer.setHeader("Location", ELSEWHERE.url("/keys"));
        }
        List.of("WWW-Authenticate", "Proxy-Authenticate")
                .forEach(challenge -> answer.setHeader(challenge, "Basic realm=\"acme\""));
    }
}
