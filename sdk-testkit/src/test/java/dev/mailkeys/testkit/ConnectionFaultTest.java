package dev.mailkeys.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ConnectionFaultTest {
    private static final String KEYS = "/v2/api-keys";
    private final EmailitSimulator simulator = EmailitSimulator.start();

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void cut_sendsNothingAndDoesNothing() throws Exception {
        simulator.next(Fault.cut());

        try (RawClient client = new RawClient(simulator)) {
            assertThat(client.post(KEYS, "{'name':'a'}").readToEnd()).isEmpty();
        }

        assertThat(simulator.keys()).hasSize(1);
        assertOneCall("cut, before commit", false);
    }

    @Test
    void cut_afterCommit_sendsNothingButMakesTheKey() throws Exception {
        simulator.next("create", Fault.cut().afterCommit());

        try (RawClient client = new RawClient(simulator)) {
            assertThat(client.post(KEYS, "{'name':'a'}").readToEnd()).isEmpty();
        }

        assertThat(simulator.keys()).extracting(SimulatedKey::name).contains("a");
        assertOneCall("cut, after commit", true);
    }

    @Test
    void cut_afterCommit_ofARefusedCall_commitsNothing() throws Exception {
        simulator.next(Fault.cut().afterCommit());

        try (RawClient client = new RawClient(simulator)) {
            assertThat(client.post(KEYS, "{}").readToEnd()).isEmpty();
        }

        assertOneCall("cut, after commit", false);
    }

    @Test
    void reset_isSeenAsAReset() throws Exception {
        simulator.next(Fault.reset());

        try (RawClient client = new RawClient(simulator)) {
            client.post(KEYS, "{'name':'a'}");
            assertThatThrownBy(client::read).isInstanceOf(SocketException.class).hasMessageContaining("reset");
        }

        assertThat(simulator.keys()).hasSize(1);
        assertOneCall("reset, before commit", false);
    }

    @Test
    void reset_afterCommit_makesTheKey() throws Exception {
        simulator.next(Fault.reset().afterCommit());

        try (RawClient client = new RawClient(simulator)) {
            client.post(KEYS, "{'name':'a'}");
            assertThatThrownBy(client::read).isInstanceOf(SocketException.class);
        }

        assertThat(simulator.keys()).hasSize(2);
        assertOneCall("reset, after commit", true);
    }

    @Test
    void stall_neverAnswersAndDoesNothing_untilTheSimulatorIsClosed() throws Exception {
        simulator.next(Fault.stall());

        try (RawClient client = new RawClient(simulator)) {
            client.socket().setSoTimeout(200);
            client.post(KEYS, "{'name':'a'}");
            assertThatThrownBy(client::read).isInstanceOf(SocketTimeoutException.class);
            assertThat(simulator.keys()).hasSize(1);
            assertOneCall("stall, before commit", false);

            simulator.close();

            client.socket().setSoTimeout(10_000);
            assertThat(client.readToEnd()).isEmpty();
        }
    }

    @Test
    void stall_afterCommit_makesTheKey() throws Exception {
        simulator.next(Fault.stall().afterCommit());

        try (RawClient client = new RawClient(simulator)) {
            client.socket().setSoTimeout(200);
            client.post(KEYS, "{'name':'a'}");
            assertThatThrownBy(client::read).isInstanceOf(SocketTimeoutException.class);
        }

        assertThat(simulator.keys()).hasSize(2);
        assertOneCall("stall, after commit", true);
    }

    @Test
    void stalledCall_doesNotHoldUpOthers() throws Exception {
        simulator.next("create", Fault.stall());

        try (RawClient stalled = new RawClient(simulator)) {
            stalled.post(KEYS, "{'name':'a'}");
            assertThat(Client.of(simulator).get("/api-keys").status()).isEqualTo(200);
        }
    }

    @Test
    void stall_tellsOnceTheCallIsHeld() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        simulator.next(Fault.none());
        simulator.next(Fault.stall().afterCommit().telling(held::countDown));

        try (RawClient stalled = new RawClient(simulator)) {
            stalled.post(KEYS, "{'name':'a'}").readResponse();
            assertThat(held.getCount()).isEqualTo(1);
            stalled.post(KEYS, "{'name':'b'}");
            assertThat(held.await(10, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(simulator.received()).extracting(ReceivedCall::committed).containsExactly(true, true);
        assertThat(simulator.received().get(0).fault()).isEmpty();
    }

    @Test
    void slowBody_tellsOnceTheFirstBytesAreSent() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        simulator.next(Fault.slowBody(1, Duration.ofHours(1)).telling(begun::countDown));

        try (RawClient client = new RawClient(simulator)) {
            client.post(KEYS, "{'name':'a'}");
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(client.readHead()).startsWith("HTTP/1.1 201");
        }
    }

    @Test
    void garbage_isNotHttp() throws Exception {
        simulator.next(Fault.garbage());

        try (RawClient client = new RawClient(simulator)) {
            assertThat(client.post(KEYS, "{'name':'a'}").readToEnd())
                    .startsWith("%PDF")
                    .doesNotContain("HTTP/1.1");
        }

        assertOneCall("garbage instead of HTTP, after commit", true);
    }

    private void assertOneCall(String fault, boolean committed) {
        assertThat(simulator.received()).singleElement().satisfies(call -> {
            assertThat(call.operation()).isEqualTo("create");
            assertThat(call.fault()).contains(fault);
            assertThat(call.status()).isEmpty();
            assertThat(call.committed()).isEqualTo(committed);
        });
    }
}
