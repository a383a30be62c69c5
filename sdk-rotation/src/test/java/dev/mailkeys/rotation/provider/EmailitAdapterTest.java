package dev.mailkeys.rotation.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.CallEvent;
import dev.mailkeys.core.CallListener;
import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.ConflictException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Capabilities;
import dev.mailkeys.rotation.Capability;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.Probe;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Emailit: an id addresses a key, names are unique, and a sending key may do nothing but send. */
class EmailitAdapterTest extends ProviderAdapterContract {

    private static final KeySettings FULL = KeySettings.of(Map.of("scope", List.of("full")));

    private final EmailitSimulator simulator = EmailitSimulator.start(clock);

    @Override
    protected EmailitSimulator simulator() {
        return simulator;
    }

    @Override
    protected EmailitAdapter adapter(Secret credential, ClientSettings settings) {
        return EmailitAdapter.using(credential, settings);
    }

    @Override
    protected KeySettings plainSettings() {
        return KeySettings.of(Map.of("scope", List.of("sending")));
    }

    @Override
    protected KeySettings richSettings() {
        return KeySettings.of(Map.of("scope", List.of("sending"), "sendingDomainId", List.of("dom_1a2b3c")));
    }

    @Override
    protected Optional<String> sendingPath() {
        return Optional.of("/emails");
    }

    @Test
    void capabilities_areWhatIsDocumented() {
        Capabilities capabilities = adapter().capabilities();
        assertThat(capabilities.all()).containsExactlyInAnyOrder(Capability.ROTATES, Capability.SHOWS_SETTINGS);
        assertThat(capabilities.longestName()).isEmpty();
        assertThat(capabilities.keyLimit()).isEmpty();
        assertThat(capabilities.settleTime()).isEqualTo(Duration.ofSeconds(30 + 60 + 30));
        assertThat(adapter().room()).isEmpty();
    }

    @Test
    void create_givesTheId() {
        assertThat(create("shop").keyId()).contains(listed("shop").id());
        assertThat(listed("shop").token()).isEmpty();
    }

    @Test
    void create_withoutAScope_isNotSent() {
        assertThatThrownBy(() -> adapter().create("shop", KeySettings.of(Map.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("scope");
        assertThat(simulator.received()).isEmpty();
    }

    @Test
    void create_ofAnUnknownScopeWithADomain_keepsBoth() {
        simulator.next("create", Fault.status(400));
        var settings = KeySettings.of(Map.of("scope", List.of("templates"), "sendingDomainId", List.of("dom_9")));
        assertThatThrownBy(() -> adapter().create("shop", settings));
        assertThat(simulator.received("create").get(0).body()).contains("\"templates\"", "\"dom_9\"");
    }

    @Test
    void create_underATakenName_isAConflict() {
        create("shop");
        assertThatThrownBy(() -> create("shop")).isInstanceOf(ConflictException.class);
    }

    @Test
    void list_readsEveryPage_andShowsEachKeyOnce() {
        for (int i = 0; i < 230; i++) {
            simulator.seedKey("shop--" + i);
        }
        assertThat(adapter().list("shop--"))
                .extracting(ManagedKey::name)
                .hasSize(230)
                .doesNotHaveDuplicates();
        assertThat(adapter().list("")).hasSize(231);
    }

    /** A deletion moves the first key of the second page to the first page, which was read already. */
    @Test
    void list_whenAKeyIsDeletedWhilePagesAreRead_missesNone() {
        simulator.seedKey("other");
        simulator.seedKey("shop--first-of-the-second-page");
        for (int i = 0; i < 100; i++) {
            simulator.seedKey("other-" + i);
        }
        ManagedKey newest = listed("other-99");
        var deleted = new AtomicBoolean();
        assertThat(adapterTold(event -> {
                            if (event instanceof CallEvent.AttemptEnded && deleted.compareAndSet(false, true)) {
                                adapter().delete(newest);
                            }
                        })
                        .list("shop--"))
                .hasSize(1);
        assertThat(deleted).isTrue();
    }

    @Test
    void list_ofOnePage_isOneCall() {
        create("shop");
        int received = simulator.received().size();
        adapter().list("shop");
        assertThat(simulator.received()).hasSize(received + 1);
    }

    @Test
    void olderIds_workAsWell() {
        simulator.integerIds(true);
        ManagedKey key = created("shop");
        assertThat(key.id()).containsOnlyDigits();
        assertThat(adapter().find(key.id())).contains(key);
        adapter().delete(key);
        assertThat(adapter().find(key.id())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"full", "sending"})
    void probe_ofEitherScope_isAccepted(String scope) {
        Secret token = adapter()
                .create("shop", KeySettings.of(Map.of("scope", List.of(scope))))
                .token();
        assertThat(probe(token)).isEqualTo(Probe.ACCEPTED);
    }

    @Test
    void probe_ofATokenThatIsNotKnownEverywhereYet_isRefusedAtFirst() {
        simulator.next("create", Fault.newTokenRefusedFor(2));
        Secret token = create("shop").token();
        assertThat(probe(token)).isEqualTo(Probe.REFUSED);
        assertThat(probe(token)).isEqualTo(Probe.REFUSED);
        assertThat(probe(token)).isEqualTo(Probe.ACCEPTED);
    }

    @Test
    void probe_ofARotatedToken_isRefused() {
        Secret old = create("shop").token();
        Secret token = adapter().rotate(listed("shop")).token();
        assertThat(probe(old)).isEqualTo(Probe.REFUSED);
        assertThat(probe(token)).isEqualTo(Probe.ACCEPTED);
    }

    /** A wait until the old key is unused must not probe it meanwhile. */
    @Test
    void probe_mayCountAsAUse() {
        Secret token = create("shop").token();
        Optional<String> unused = listed("shop").signOfUse();
        probe(token);
        assertThat(listed("shop").signOfUse()).isNotEqualTo(unused);
    }

    @Test
    void theCredentialMayBeTheVeryKey() {
        ManagedKey own = listed("Management");
        assertThat(own.settings()).isEqualTo(FULL);
        assertThat(adapter().authenticatesWith(Secret.of(simulator.managementToken())))
                .isTrue();
    }

    private EmailitAdapter adapterTold(CallListener listener) {
        var calls = CallSettings.builder().from(settings().calls()).listener(listener);
        var told = ClientSettings.builder().from(settings()).calls(calls.build());
        return adapter(Secret.of(simulator.managementToken()), told.build());
    }
}
