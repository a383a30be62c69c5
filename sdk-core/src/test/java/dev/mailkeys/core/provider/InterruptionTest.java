package dev.mailkeys.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.CallEvent;
import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.Canary;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.NoResponseException;
import dev.mailkeys.core.NoResponseException.Reason;
import dev.mailkeys.core.UnreadableResponseException;
import dev.mailkeys.core.event.AttemptOutcome;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An interrupted call ends at once, wherever it is, with the flag set. Time limits are a day, so that none can help. */
@Timeout(60)
class InterruptionTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final CallSettings PATIENT = patientCalls().build();

    static List<Caller.Kind> kinds() {
        return Caller.Kind.here();
    }

    static Stream<Arguments> kindsAndTransports() {
        return kinds().stream()
                .flatMap(kind -> Arrays.stream(Transport.values()).map(transport -> Arguments.of(kind, transport)));
    }

    private static CallSettings.Builder patientCalls() {
        return CallSettings.builder().deadline(DAY).attemptTimeout(DAY);
    }

    private static ClientSettings.Builder patient(URI base) {
        return ClientSettings.builder().baseUrl(base).calls(PATIENT).connectTimeout(DAY);
    }

    private static ApiClient client(ClientSettings.Builder settings, Timing timing) {
        return ApiClient.of(Acme.PROFILE, Canary.CREDENTIAL, settings.build(), timing);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void callThatWaitsToTryAgain_ends(Caller.Kind kind) throws Exception {
        var timing = new HangingTiming();
        try (MockWebServer server =
                Transport.CLEAR.serve(new MockResponse.Builder().code(503).build())) {
            ApiClient client = client(patient(server.url("/").uri()), timing);
            Caller caller = Caller.start(kind, () -> client.call(Acme.request(Repeat.IDEMPOTENT)));
            timing.awaitSleep();
            assertInterrupted(caller.interrupt(), 1, true);
            assertThat(server.getRequestCount()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void callThatWaitsForItsPace_endsWithNothingSent(Caller.Kind kind) throws Exception {
        var timing = new HangingTiming();
        try (MockWebServer server =
                Transport.CLEAR.serve(new MockResponse.Builder().body(Acme.KEY).build())) {
            ApiClient client = client(patient(server.url("/").uri()).callsPerMinute(1), timing);
            client.call(Acme.request(Repeat.SAFE));
            Caller caller = Caller.start(kind, () -> client.call(Acme.request(Repeat.NEVER)));
            timing.awaitSleep();
            assertInterrupted(caller.interrupt(), 0, false);
            assertThat(server.getRequestCount()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void callThatWaitsForAPlace_endsWithNothingSent(Caller.Kind kind) throws Exception {
        try (MockWebServer server = Transport.CLEAR.serve(stalledAt(true))) {
            ApiClient client = client(patient(server.url("/").uri()).maxConcurrentCalls(1), new ManualTiming());
            Caller first = Caller.start(kind, () -> client.call(Acme.request(Repeat.NEVER)));
            server.takeRequest();
            Caller second = Caller.start(kind, () -> client.call(Acme.request(Repeat.NEVER)));
            assertInterrupted(second.awaitWaiting().interrupt(), 0, false);
            assertInterrupted(first.interrupt(), 1, true);
            assertThat(server.getRequestCount()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void callThatConnects_endsWithNothingSent(Caller.Kind kind) throws Exception {
        var listener = new RecordingListener();
        try (var blackHole = new BlackHole()) {
            ApiClient client = client(patient(blackHole.url()), new ManualTiming())
                    .with(patientCalls().listener(listener).build());
            Caller caller = Caller.start(kind, () -> client.call(Acme.request(Repeat.NEVER)));
            assertInterrupted(caller.awaitWaiting().interrupt(), 1, false);
            assertThat(caller.failure()).hasCauseInstanceOf(TransportFailure.class);
            assertThat(listener.events())
                    .last()
                    .isInstanceOfSatisfying(
                            CallEvent.CallEnded.class,
                            e -> assertThat(e.mayHaveTakenEffect()).isFalse());
            assertThat(listener.ended().outcome()).isEqualTo(AttemptOutcome.NOT_SENT);
            assertThat(listener.ended().noAnswer()).contains(Reason.INTERRUPTED);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void callThatSecuresItsConnection_endsWithNothingSent(Caller.Kind kind) throws Exception {
        var connected = new CountDownLatch(1);
        try (RawServer server = RawServer.of(connection -> {
            connection.readByte();
            connected.countDown();
            connection.drain();
        })) {
            ApiClient client = client(patient(URI.create("https://localhost:" + server.port())), new ManualTiming());
            Caller caller = Caller.start(kind, () -> client.call(Acme.request(Repeat.NEVER)));
            connected.await();
            assertInterrupted(caller.interrupt(), 1, false);
        }
    }

    @ParameterizedTest
    @MethodSource("kindsAndTransports")
    void callThatAwaitsTheAnswer_ends(Caller.Kind kind, Transport transport) throws Exception {
        for (Repeat repeat : Repeat.values()) {
            try (MockWebServer server = transport.serve(stalledAt(true))) {
                ApiClient client = client(Transport.settings(server).calls(PATIENT), new ManualTiming());
                Caller caller = Caller.start(kind, () -> client.call(Acme.request(repeat)));
                server.takeRequest();
                assertInterrupted(caller.interrupt(), 1, repeat != Repeat.SAFE);
                assertThat(server.getRequestCount()).isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kindsAndTransports")
    void callThatReadsTheBody_ends(Caller.Kind kind, Transport transport) throws Exception {
        try (MockWebServer server = transport.serve(stalledAt(false))) {
            ApiClient client = client(Transport.settings(server).calls(PATIENT), new ManualTiming());
            Caller caller = Caller.start(kind, () -> client.call(Acme.request(Repeat.SAFE)));
            server.takeRequest();
            assertInterrupted(caller.interrupt(), 1, false);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void createThatReadsTheBody_endsAndKeepsWhatCame(Caller.Kind kind) throws Exception {
        var sent = new CountDownLatch(1);
        try (RawServer server = RawServer.of(connection -> {
            connection.read();
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{\"tok");
            sent.countDown();
            connection.drain();
        })) {
            ApiClient client = client(patient(server.url()), new ManualTiming());
            Caller caller = Caller.start(kind, () -> client.call(Acme.request(Repeat.NEVER)));
            sent.await();
            caller.interrupt();
            assertThat(caller.interruptFlag()).isTrue();
            assertThat(caller.failure())
                    .isInstanceOfAny(UnreadableResponseException.class, NoResponseException.class)
                    .isInstanceOfSatisfying(
                            MailkeysException.class,
                            e -> assertThat(e.mayHaveTakenEffect()).isTrue());
        }
    }

    private static void assertInterrupted(Caller caller, int attempts, boolean mayHaveTakenEffect) {
        assertThat(caller.interruptFlag()).isTrue();
        assertThat(caller.failure()).isInstanceOfSatisfying(NoResponseException.class, e -> {
            assertThat(e.reason()).isEqualTo(Reason.INTERRUPTED);
            assertThat(e.attempts()).isEqualTo(attempts);
            assertThat(e.mayHaveTakenEffect()).isEqualTo(mayHaveTakenEffect);
            assertThat(e).hasMessageContaining("the thread was interrupted");
        });
    }

    private static MockResponse stalledAt(boolean start) {
        var answer = new MockResponse.Builder().body(" ".repeat(100_000));
        return start
                ? answer.onResponseStart(SocketEffect.Stall.INSTANCE).build()
                : answer.onResponseBody(SocketEffect.Stall.INSTANCE).build();
    }

    private static void awaitForever() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException unexpected) {
            Thread.currentThread().interrupt();
        }
    }
}
