package dev.mailkeys.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mailkeys.core.NoResponseException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must not be sent twice, on a connection that has served before. */
@Timeout(60)
class ProvenConnectionTest {

    private static final String LENGTH = "Content-Length: " + Acme.KEY.length() + "\r\n";
    private static final String KEPT = "HTTP/1.1 200 OK\r\n" + LENGTH + "Connection: keep-alive\r\n\r\n" + Acme.KEY;

    private static RawServer.Script answers(int times, String answer) {
        return connection -> {
            for (int i = 0; i < times; i++) {
                connection.read();
                connection.write(answer);
            }
            connection.drain();
        };
    }

    private static void create(ApiClient client, int times) {
        for (int i = 0; i < times; i++) {
            client.call(Acme.request(Repeat.NEVER));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Transport.class,
            names = {"CLEAR", "TLS_HTTP_1"})
    void creates_whenTheServerKeepsTheConnection_shareOneThatNothingElseUses(Transport transport)
            throws InterruptedException {
        var answer = new MockResponse.Builder().body(Acme.KEY).setHeader("Connection", "keep-alive");
        try (MockWebServer server = transport.serve(answer.build())) {
            ApiClient client = Transport.client(server, new ManualTiming());
            var connections = new ArrayList<Integer>();
            for (Repeat repeat : List.of(
                    Repeat.SAFE, Repeat.IDEMPOTENT, Repeat.NEVER, Repeat.SAFE, Repeat.NEVER, Repeat.IDEMPOTENT)) {
                client.call(Acme.request(repeat));
                connections.add(server.takeRequest().getConnectionIndex());
            }
            assertThat(connections).containsExactly(0, 0, 1, 0, 1, 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Keep-Alive: timeout=5\r\n", "Connection: upgrade\r\n", "Connection: close\r\n"})
    void create_whenTheServerHasNotPromisedToKeepTheConnection_takesAnother(String header) throws IOException {
        String answer = KEPT.replace("Connection: keep-alive\r\n", header);
        try (RawServer server = RawServer.of(answers(9, answer))) {
            create(Acme.client(server.url(), new ManualTiming()), 3);
            assertThat(server.connections()).isEqualTo(3);
        }
    }

    @Test
    void create_whenTheServerNoLongerPromises_takesAnother() throws IOException {
        try (RawServer server = RawServer.of(connection -> {
            connection.read();
            connection.write(KEPT);
            answers(9, KEPT.replace("Connection: keep-alive\r\n", "")).serve(connection);
        })) {
            create(Acme.client(server.url(), new ManualTiming()), 4);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"close", "reset", "HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n", "?"})
    void create_whenSomethingHasComeOnTheConnectionSince_writesNothingOnIt(String what) throws Exception {
        var answered = new Semaphore(0);
        var come = new Semaphore(0);
        try (RawServer server = RawServer.of(
                connection -> {
                    connection.read();
                    connection.write(KEPT);
                    answered.acquireUninterruptibly();
                    switch (what) {
                        case "close" -> connection.close();
                        case "reset" -> connection.reset();
                        default -> connection.write(what);
                    }
                    come.release();
                    // Kept among the requests if the client sends one, else empty because it goes away.
                    connection.read();
                },
                answers(1, KEPT))) {
            var listener = new RecordingListener();
            ApiClient client = Acme.client(server.url(), new ManualTiming());
            create(client, 1);
            answered.release();
            come.acquire();
            create(
                    client.with(dev.mailkeys.core.CallSettings.builder()
                            .listener(listener)
                            .build()),
                    1);
            assertThat(listener.attempts()).isEqualTo(1);
            assertThat(server.requests()).hasSize(2);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void create_whenTheServerClosesAfterTheProof_isSentOnceAndUnclear() throws IOException {
        try (RawServer server = RawServer.of(connection -> {
            connection.read();
            connection.write(KEPT);
            connection.awaitRequest();
            connection.reset();
        })) {
            ApiClient client = Acme.client(server.url(), new ManualTiming());
            create(client, 1);
            var failure = catchThrowableOfType(NoResponseException.class, () -> create(client, 1));
            assertThat(failure.mayHaveTakenEffect()).isTrue();
            assertThat(failure.attempts()).isEqualTo(1);
            assertThat(server.connections()).isEqualTo(1);
        }
    }
}
