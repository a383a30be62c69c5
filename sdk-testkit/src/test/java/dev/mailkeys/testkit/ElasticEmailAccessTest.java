package dev.mailkeys.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ElasticEmailAccessTest {
    private static final String KEYS = "/security/apikeys";
    private static final String SEND = "/emails/transactional";
    private final SimulatedClock clock = SimulatedClock.fixedAt(Instant.parse("2026-11-21T10:00:00Z"));
    private final ElasticEmailSimulator simulator = ElasticEmailSimulator.start(clock);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void badKey_answers400OrAsSet() throws Exception {
        Reply reply = Client.of(simulator, "0".repeat(96)).get(KEYS);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).isEqualTo("{\"Error\":\"Incorrect apikey\"}");
        assertThat(Client.anonymous(simulator).get(KEYS).status()).isEqualTo(400);
        simulator.badKeyStatus(401);
        assertThat(Client.anonymous(simulator).get(KEYS).status()).isEqualTo(401);
    }

    @Test
    void missingAccessLevel_answers400OrAsSet() throws Exception {
        Client viewer = with("ViewAccessTokens");

        assertThat(viewer.get(KEYS).status()).isEqualTo(200);
        assertThat(viewer.delete(KEYS + "/Management").body()).isEqualTo("{\"Error\":\"Access Denied.\"}");
        simulator.accessDeniedStatus(403);
        assertThat(viewer.post(SEND, "{}").status()).isEqualTo(403);
        assertThat(simulator.keys()).hasSize(2);
    }

    @Test
    void accessLevels_openWhatTheySay() throws Exception {
        Client modifier = with("ModifyAccessTokens");
        Client elder = with("Security");
        Client sender = with("SendHttp");

        assertThat(modifier.get(KEYS).status()).isEqualTo(400);
        assertThat(modifier.post(KEYS, ElasticEmailSimulatorTest.payload("a", ""))
                        .status())
                .isEqualTo(201);
        assertThat(elder.get(KEYS).status()).isEqualTo(200);
        assertThat(elder.delete(KEYS + "/a").status()).isEqualTo(200);
        assertThat(sender.post(SEND, "{}").status()).isEqualTo(200);
        assertThat(elder.get("/subaccounts/a%40b.example/apikey").status()).isEqualTo(400);
    }

    @Test
    void expiredKey_isAnIncorrectKeyFromThatMomentOn() throws Exception {
        String settings = "{\"AccessLevel\":[\"SendHttp\"],\"Expires\":\"2026-11-21T11:00:00Z\"}";
        SimulatedKey key = simulator.seedKey("a", settings);
        Client sender = Client.of(simulator, key.token());

        clock.advance(Duration.ofSeconds(3599));
        assertThat(sender.post(SEND, "{}").status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));

        assertThat(sender.post(SEND, "{}").text("Error")).isEqualTo("Incorrect apikey");
        assertThat(simulator.accepts(key.token())).isFalse();
        assertThat(simulator.liveKeys()).extracting(SimulatedKey::name).containsExactly("Management");
        assertThat(simulator.keys()).hasSize(2);
    }

    @Test
    void restrictedKey_worksFromItsAddressesOnly() throws Exception {
        String settings = "{\"AccessLevel\":[\"SendHttp\"],\"RestrictAccessToIPRange\":[\"10.1.0.0/16\",\"::1\"]}";
        SimulatedKey key = simulator.seedKey("a", settings);
        Client sender = Client.of(simulator, key.token());

        assertThat(sender.post(SEND, "{}").text("Error")).isEqualTo("Access Denied.");
        assertThat(simulator.accepts(key.token())).isFalse();
        simulator.callerAddress(InetAddress.getByName("10.1.255.255"));
        assertThat(sender.post(SEND, "{}").status()).isEqualTo(200);
        assertThat(simulator.accepts(key.token())).isTrue();
        simulator.callerAddress(InetAddress.getByName("10.2.0.0"));
        assertThat(sender.post(SEND, "{}").status()).isEqualTo(400);
        simulator.callerAddress(InetAddress.getByName("::1"));
        assertThat(sender.post(SEND, "{}").status()).isEqualTo(200);
    }

    @Test
    void callsBeyondTwentyAtOnce_answer429WithoutRetryAfter() throws Exception {
        simulator.on("list", Fault.stall());
        List<RawClient> stalled = new java.util.ArrayList<>();
        for (int call = 0; call < 20; call++) {
            RawClient raw = new RawClient(simulator);
            stalled.add(raw.get("/v4" + KEYS));
        }
        await(20);

        Reply reply = Client.of(simulator).get(KEYS + "/Management");

        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.headers().firstValue("Retry-After")).isEmpty();
        for (RawClient raw : stalled) {
            raw.close();
        }
    }

    @Test
    void twentyCallsAtOnce_areAllServed() throws Exception {
        simulator.latency(Duration.ofMillis(50));
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try {
            Client client = Client.of(simulator);
            List<Future<Reply>> replies = IntStream.range(0, 20)
                    .mapToObj(call -> threads.submit(() -> client.get(KEYS)))
                    .toList();
            for (Future<Reply> reply : replies) {
                assertThat(reply.get().status()).isEqualTo(200);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** The calls are recorded when they begin to stall, which is the earliest moment at which all are being served. */
    private void await(int calls) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (simulator.received().size() < calls) {
            assertThat(System.nanoTime()).as("waiting for %d calls", calls).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private Client with(String accessLevel) {
        String settings = "{\"AccessLevel\":[\"" + accessLevel + "\"]}";
        return Client.of(
                simulator, simulator.seedKey("only " + accessLevel, settings).token());
    }
}
