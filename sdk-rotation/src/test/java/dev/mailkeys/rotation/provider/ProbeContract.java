package dev.mailkeys.rotation.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.Probe;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.testkit.Fault;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every adapter's probe must do: only read, and take nothing for a proof that is not. */
abstract class ProbeContract extends AdapterFixture {

    /** Answers that prove nothing about a token. */
    static Stream<Fault> noProofs() {
        return Stream.of(
                Fault.status(500),
                Fault.status(503).withRetryAfter("1"),
                Fault.status(429).withRetryAfter("1"),
                Fault.status(402),
                Fault.status(404),
                Fault.status(403).withBody("<html>Blocked by the gateway</html>"),
                Fault.status(403).withBody(""),
                Fault.redirect(302, "http://127.0.0.1:9/login"),
                Fault.cut(),
                Fault.reset(),
                Fault.garbage(),
                Fault.garbageBody(),
                Fault.webPage());
    }

    @Test
    void probe_ofALiveToken_isAccepted() {
        assertThat(probe(create("shop").token())).isEqualTo(Probe.ACCEPTED);
    }

    @Test
    void probe_ofADeletedKeysToken_isRefused() {
        Secret token = create("shop").token();
        adapter().delete(listed("shop"));
        assertThat(probe(token)).isEqualTo(Probe.REFUSED);
    }

    /** A list from a moment ago proves nothing about the part that accepts tokens. */
    @Test
    void probe_byAKeyThatWasListed_tellsWhetherItIsLetInNow() {
        Secret token = create("shop").token();
        ManagedKey key = listed("shop");
        assertThat(adapter().probe(key, token)).isEqualTo(Probe.ACCEPTED);
        adapter().delete(key);
        assertThat(adapter().probe(key, token)).isEqualTo(Probe.REFUSED);
    }

    @Test
    void probe_ofATokenThatNeverWas_isRefused() {
        create("shop");
        assertThat(probe(Secret.of("never-was-a-token"))).isEqualTo(Probe.REFUSED);
    }

    @Test
    void probe_ofHalfAToken_isRefused() {
        String token = create("shop").token().reveal();
        assertThat(probe(Secret.of(token.substring(0, token.length() / 2)))).isEqualTo(Probe.REFUSED);
    }

    @Test
    void probe_ofATokenThatNoHeaderCanHold_isNotAccepted() {
        Secret token = create("shop").token();
        assertThat(probe(Secret.of(token.reveal() + "\n"))).isNotEqualTo(Probe.ACCEPTED);
    }

    @ParameterizedTest
    @MethodSource("noProofs")
    void probe_withoutAProof_isUnknown(Fault fault) {
        Secret token = create("shop").token();
        simulator().next("list", fault);
        assertThat(probe(token)).isEqualTo(Probe.UNKNOWN);
        assertThat(simulator().faultsLeft()).isEmpty();
    }

    @Test
    void probe_ofAProviderThatIsNotThere_isUnknown() {
        Secret token = create("shop").token();
        ProviderAdapter adapter = adapter();
        simulator().refuseConnections();
        assertThat(adapter.probe(token)).isEqualTo(Probe.UNKNOWN);
    }

    @Test
    void probe_changesNothing() {
        Secret token = create("shop").token();
        var keys = simulator().keys();
        int changes = changes().size();
        probe(token);
        adapter().readOnly().probe(token);
        assertThat(changes())
                .filteredOn(call -> !call.operation().equals("send"))
                .hasSize(changes);
        assertThat(simulator().keys()).isEqualTo(keys);
        assertThat(simulator().received()).noneMatch(call -> call.operation().equals("send") && call.committed());
    }

    Probe probe(Secret token) {
        return adapter().probe(token);
    }
}
