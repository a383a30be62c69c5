package dev.mailkeys.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.NoResponseException;
import dev.mailkeys.core.UnreadableResponseException;
import dev.mailkeys.core.http.RoundTrip;
import java.io.IOException;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must not be sent twice, on a server that breaks off at every moment of a call. */
@Timeout(120)
class SentOnceTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: " + Acme.KEY.length() + "\r\n\r\n" + Acme.KEY;

    private static MailkeysException create(RawServer server) {
        ApiClient client = Acme.client(server.url(), new ManualTiming());
        return catchThrowableOfType(MailkeysException.class, () -> client.call(Acme.request(Repeat.NEVER)));
    }

    @Test
    void create_whenConnectionIsCutBeforeTheRequestIsRead_isSentOnce() throws IOException {
        try (RawServer server = RawServer.of(connection -> {
            connection.awaitRequest();
            connection.reset();
        })) {
            assertLost(create(server));
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void create_whenConnectionIsCutWithinTheRequest_isSentOnce() throws IOException {
        try (RawServer server = RawServer.of(connection -> {
            connection.readByte();
            connection.reset();
        })) {
            assertLost(create(server));
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 20",
                "HTTP/1.1 200 OK\r\n",
                "HTTP/1.1 200 OK\r\nContent-Le",
                "HTTP/1.1 100 Continue\r\n\r\n"
            })
    void create_whenConnectionIsCutWithinTheHead_isSentOnce(String head) throws IOException {
        try (RawServer server = RawServer.of(connection -> {
            connection.read();
            connection.write(head);
        })) {
            assertLost(create(server));
            assertThat(server.requests()).hasSize(1);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{\"tok",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"tok",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"tok\r\n"
            })
    void create_whenConnectionIsCutWithinTheBody_isSentOnceAndKeepsWhatCame(String answer) throws IOException {
        try (RawServer server = RawServer.of(connection -> {
            connection.read();
            connection.write(answer);
        })) {
            var failure = (UnreadableResponseException) create(server);
            assertThat(failure.body().orElseThrow().reveal()).isEqualTo("{\"tok");
            assertThat(failure.mayHaveTakenEffect()).isTrue();
            assertThat(failure)
                    .hasMessage(
                            "acme.create: the provider answered 200, but the answer can't be used: it was cut short."
                                    + " It may have taken effect all the same: look at the keys before trying again.");
            assertThat(server.requests()).hasSize(1);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void create_afterTheServerClosedTheIdleConnection_succeedsAtTheFirstAttempt() throws IOException {
        try (RawServer server = RawServer.of(connection -> {
            connection.read();
            connection.write(OK);
        })) {
            ApiClient client = Acme.client(server.url(), new ManualTiming());
            for (int i = 0; i < 20; i++) {
                client.call(Acme.request(Repeat.SAFE));
                int requests = server.requests().size();
                client.call(Acme.request(Repeat.NEVER));
                assertThat(server.requests()).hasSize(requests + 1);
            }
        }
    }

    @Test
    void get_onAConnectionThatTheServerHasClosed_isTriedAgain() throws IOException {
        var timing = new ManualTiming();
        try (RawServer server = RawServer.of(connection -> {
            connection.read();
            connection.write(OK);
        })) {
            ApiClient client = Acme.client(server.url(), timing);
            client.call(Acme.request(Repeat.SAFE));
            client.call(Acme.request(Repeat.SAFE));
            assertThat(server.requests()).hasSize(2);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void createsAlone_haveAConnectionOfTheirOwn(Transport transport) throws InterruptedException {
        var answer = new MockResponse.Builder().body(Acme.KEY).build();
        try (MockWebServer server = transport.serve(answer)) {
            ApiClient client = Transport.client(server, new ManualTiming());
            var connections = new java.util.ArrayList<Integer>();
            for (Repeat repeat : List.of(
                    Repeat.SAFE, Repeat.IDEMPOTENT, Repeat.NEVER, Repeat.SAFE, Repeat.NEVER, Repeat.IDEMPOTENT)) {
                client.call(Acme.request(repeat));
                connections.add(server.takeRequest().getConnectionIndex());
            }
            assertThat(connections).containsExactly(0, 0, 1, 0, 2, 0);
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void request_carriesWhatItShouldAndNothingElse(Transport transport) throws InterruptedException {
        var answer = new MockResponse.Builder().body(Acme.KEY).build();
        try (MockWebServer server = transport.serve(answer)) {
            Transport.client(server, new ManualTiming()).call(Acme.request(Repeat.NEVER));
            var request = server.takeRequest();
            assertThat(request.getMethod()).isEqualTo("POST");
            assertThat(request.getTarget()).isEqualTo("/keys");
            assertThat(request.getBody().utf8())
                    .isEqualTo("{\"old\":\"" + dev.mailkeys.core.Canary.IN_REQUEST.reveal() + "\"}");
            assertThat(request.getHeaders().get("Authorization"))
                    .isEqualTo("Bearer " + dev.mailkeys.core.Canary.CREDENTIAL.reveal());
            assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
            assertThat(request.getHeaders().get("Accept")).isEqualTo("application/json");
            assertThat(request.getHeaders().get("User-Agent")).isEqualTo(RoundTrip.USER_AGENT);
            assertThat(request.getHeaders().names())
                    .isSubsetOf(
                            "Authorization",
                            "Accept",
                            "User-Agent",
                            "Content-Type",
                            "Content-Length",
                            "Host",
                            "Connection",
                            "Accept-Encoding",
                            ":authority",
                            ":method",
                            ":path",
                            ":scheme");
        }
    }

    private static void assertLost(MailkeysException failure) {
        assertThat(failure)
                .isInstanceOfSatisfying(
                        NoResponseException.class,
                        e -> assertThat(e.reason()).isEqualTo(NoResponseException.Reason.CUT));
        assertThat(failure.mayHaveTakenEffect()).isTrue();
        assertThat(failure.attempts()).isEqualTo(1);
        assertThat(failure.getMessage())
                .matches("acme.create: the connection was lost before an answer came: 127.0.0.1:\\d+(: [\\w ]+)?\\."
                        + " It may have taken effect all the same: look at the keys before trying again\\.");
    }
}
