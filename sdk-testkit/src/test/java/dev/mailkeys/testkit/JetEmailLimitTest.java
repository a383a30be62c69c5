package dev.mailkeys.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JetEmailLimitTest {
    private static final String KEYS = "/outbound/transactional-keys";
    private final SimulatedClock clock = SimulatedClock.fixedAt(Instant.parse("2026-11-21T10:00:00Z"));
    private final JetEmailSimulator simulator = JetEmailSimulator.start(clock);
    private final Client client = Client.of(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void call241InAMinute_locksTheWholeAccountForFiveMinutes_sendingIncluded() throws Exception {
        Client sender = Client.of(simulator, simulator.seedKey("a").token());
        Client other = Client.of(simulator, simulator.addAccount());
        list(240, 200);

        Reply refused = client.get(KEYS);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("300");
        assertThat(refused.json().path("success").asBoolean(true)).isFalse();
        assertThat(sender.post("/email", Client.MAIL).status()).isEqualTo(429);
        assertThat(other.get(KEYS).status()).isEqualTo(200);
    }

    @Test
    void lockout_endsAfterFiveMinutesAndIsNotLengthenedByCalls() throws Exception {
        list(240, 200);
        list(1, 429);
        clock.advance(Duration.ofMinutes(4));
        assertThat(client.get(KEYS).header("Retry-After")).isEqualTo("60");
        clock.advance(Duration.ofSeconds(59));
        list(1, 429);
        clock.advance(Duration.ofSeconds(1));

        list(1, 200);
    }

    @Test
    void twoHundredFortyCallsInEachMinute_areFine() throws Exception {
        for (int minute = 0; minute < 3; minute++) {
            list(240, 200);
            clock.advance(Duration.ofMinutes(1));
        }
    }

    @Test
    void sends_haveALimitOfTheirOwn() throws Exception {
        Client sender = Client.of(simulator, simulator.seedKey("a").token());
        for (int call = 0; call < 600; call++) {
            assertThat(sender.post("/email", Client.MAIL).status()).isEqualTo(200);
        }

        assertThat(sender.post("/email", Client.MAIL).status()).isEqualTo(429);
        assertThat(client.get(KEYS).status()).isEqualTo(429);
    }

    private void list(int times, int status) throws Exception {
        for (int call = 0; call < times; call++) {
            assertThat(client.get(KEYS).status()).isEqualTo(status);
        }
    }
}
