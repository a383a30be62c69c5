package dev.mailkeys.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ReceivedCallTest {
    private final ElasticEmailSimulator simulator = ElasticEmailSimulator.start();
    private final Client client = Client.of(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void target_isExactlyWhatArrived() throws Exception {
        client.get("/security/apikeys/a%2Fb%20c?subaccount=x%40y.example");

        ReceivedCall call = simulator.received().get(0);
        assertThat(call.target()).isEqualTo("/v4/security/apikeys/a%2Fb%20c?subaccount=x%40y.example");
        assertThat(call.method()).isEqualTo("GET");
        assertThat(call.operation()).isEqualTo("get");
        assertThat(call.status()).hasValue(404);
        assertThat(call.fault()).isEmpty();
        assertThat(call.committed()).isFalse();
    }

    @Test
    void headersAndBody_areKeptInClear() throws Exception {
        client.post("/security/apikeys", ElasticEmailSimulatorTest.payload("é", ""));

        ReceivedCall call = simulator.received("create").get(0);
        assertThat(call.header("x-elasticemail-apikey")).contains(simulator.managementToken());
        assertThat(call.headers().get("X-ELASTICEMAIL-APIKEY")).containsExactly(simulator.managementToken());
        assertThat(call.header("nothing")).isEmpty();
        assertThat(call.body()).isEqualTo("{\"Name\":\"é\",\"AccessLevel\":[\"SendHttp\"]}");
        assertThat(call.committed()).isTrue();
    }

    @Test
    void toString_showsNoToken() throws Exception {
        client.get("/security/apikeys/" + simulator.managementToken());

        assertThat(simulator.received().get(0).toString())
                .isEqualTo("get (GET /v4/security/apikeys/***) on connection 0: 404, not committed");
        assertThat(simulator.keys().toString()).doesNotContain(simulator.managementToken());
    }

    @Test
    void snapshot_isImmutableAndDoesNotGrow() throws Exception {
        client.get("/security/apikeys");
        List<ReceivedCall> snapshot = simulator.received();
        client.get("/security/apikeys");

        assertThat(snapshot).hasSize(1);
        assertThatThrownBy(snapshot::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> snapshot.get(0).headers().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aRequestThatBrokeOff_isRecordedAsIncompleteAndNotActedUpon() throws Exception {
        try (RawClient raw = new RawClient(simulator)) {
            raw.write(raw.head("POST", "/v4/security/apikeys", 500) + "{\"Name\":");
        }
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (simulator.received().isEmpty() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }

        assertThat(simulator.received()).singleElement().satisfies(call -> {
            assertThat(call.operation()).isEqualTo("incomplete");
            assertThat(call.method()).isEqualTo("POST");
            assertThat(call.committed()).isFalse();
        });
        assertThat(simulator.keys()).hasSize(1);
    }
}
