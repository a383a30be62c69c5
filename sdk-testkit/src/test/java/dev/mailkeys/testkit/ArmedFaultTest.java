package dev.mailkeys.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ArmedFaultTest {
    private static final String KEYS = "/outbound/transactional-keys";
    private final JetEmailSimulator simulator = JetEmailSimulator.start();
    private final Client client = Client.of(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void next_strikesOnceInTheOrderOfArming() throws Exception {
        simulator.next(Fault.status(500));
        simulator.next(Fault.status(502));

        assertThat(client.get(KEYS).status()).isEqualTo(500);
        assertThat(client.get(KEYS).status()).isEqualTo(502);
        assertThat(client.get(KEYS).status()).isEqualTo(200);
    }

    @Test
    void nextOfAnOperation_waitsForIt() throws Exception {
        simulator.next("create", Fault.status(500));
        simulator.next(Fault.status(502));

        assertThat(client.get(KEYS).status()).isEqualTo(502);
        assertThat(client.get(KEYS).status()).isEqualTo(200);
        assertThat(simulator.faultsLeft()).extracting(Fault::toString).containsExactly("status 500, before commit");
        assertThat(client.post(KEYS, "{'name':'a'}").status()).isEqualTo(500);
        assertThat(simulator.faultsLeft()).isEmpty();
    }

    @Test
    void on_strikesEveryTimeAfterOneTimeFaultsUntilCleared() throws Exception {
        simulator.on("list", Fault.status(503));
        simulator.next("list", Fault.status(500));

        assertThat(client.get(KEYS).status()).isEqualTo(500);
        assertThat(client.get(KEYS).status()).isEqualTo(503);
        assertThat(client.get(KEYS).status()).isEqualTo(503);
        assertThat(client.post(KEYS, "{'name':'a'}").status()).isEqualTo(200);
        simulator.clearFaults();
        assertThat(client.get(KEYS).status()).isEqualTo(200);
    }

    @Test
    void anOperationThatTheProviderDoesNotHave_isRefused() {
        assertThatThrownBy(() -> simulator.next("get", Fault.cut()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rotate");
        assertThatThrownBy(() -> simulator.on("creat", Fault.cut())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> simulator.received("regenerate")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyFault_describesItself() {
        assertThat(Fault.cut().afterCommit()).hasToString("cut, after commit");
        assertThat(Fault.status(429).withRetryAfter("0")).hasToString("status 429, Retry-After: 0, before commit");
        assertThat(Fault.maskedList()).hasToString("masked list");
        assertThat(Fault.lateCommit()).hasToString("cut, commits late");
        assertThat(Fault.hugeBody(7)).hasToString("huge body of 7 bytes, after commit");
    }
}
