package dev.mailkeys.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ConnectionsTest {
    private static final String KEYS = "/v2/api-keys";
    private final EmailitSimulator simulator = EmailitSimulator.start();

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void refuseConnections_isARefusalByTheOperatingSystem_andEndsWithStateKept() throws Exception {
        URI before = simulator.baseUrl();
        simulator.seedKey("kept");

        simulator.refuseConnections();
        simulator.refuseConnections();
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThatThrownBy(() -> new RawClient(simulator)).isInstanceOf(ConnectException.class);
        }
        simulator.acceptConnections();
        simulator.acceptConnections();

        assertThat(simulator.baseUrl()).isEqualTo(before);
        assertThat(Client.of(simulator).get("/api-keys").all("data", "name")).contains("kept");
        assertThat(simulator.received()).hasSize(1);
    }

    @Test
    void refuseConnections_leavesOpenConnectionsAlone() throws Exception {
        try (RawClient client = new RawClient(simulator)) {
            client.get(KEYS).readResponse();
            simulator.refuseConnections();

            assertThat(client.get(KEYS).readResponse()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void close_whileConnectionsAreRefused_ends() {
        simulator.refuseConnections();
        simulator.close();
        simulator.acceptConnections();

        assertThatThrownBy(() -> new RawClient(simulator)).isInstanceOf(ConnectException.class);
    }

    @Test
    void closeIdleConnections_reallyClosesThem_hundredTimesInARow() throws Exception {
        for (int round = 0; round < 100; round++) {
            try (RawClient client = new RawClient(simulator)) {
                client.get(KEYS).readResponse();

                assertThat(simulator.closeIdleConnections()).isEqualTo(1);

                client.socket().setSoTimeout(1_000);
                assertThat(client.read()).isEqualTo(-1);
            }
        }
    }

    @Test
    void closeIdleConnections_sparesAnExchangeUnderWay() throws Exception {
        simulator.next("create", Fault.stall());
        try (RawClient idle = new RawClient(simulator);
                RawClient busy = new RawClient(simulator)) {
            idle.get(KEYS).readResponse();
            busy.post(KEYS, "{'name':'a'}");
            while (simulator.received("create").isEmpty()) {
                Thread.onSpinWait();
            }

            assertThat(simulator.closeIdleConnections()).isEqualTo(1);

            assertThat(idle.read()).isEqualTo(-1);
            busy.socket().setSoTimeout(200);
            assertThatThrownBy(busy::read).isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    @Test
    void connectionNumbers_tellWhichCallsSharedAConnection() throws Exception {
        try (RawClient first = new RawClient(simulator);
                RawClient second = new RawClient(simulator)) {
            first.get(KEYS).readResponse();
            second.get(KEYS).readResponse();
            first.get(KEYS).readResponse();
        }

        assertThat(simulator.received()).extracting(ReceivedCall::connection).containsExactly(0, 1, 0);
    }

    @Test
    void close_twice_isFine_andThePortIsClosed() {
        simulator.close();
        simulator.close();

        assertThatThrownBy(() -> new RawClient(simulator)).isInstanceOf(ConnectException.class);
    }
}
