package dev.mailkeys.rotation.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.NotFoundException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.pace.SharedPace;
import dev.mailkeys.rotation.Capabilities;
import dev.mailkeys.rotation.Capability;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.NewToken;
import dev.mailkeys.rotation.Probe;
import dev.mailkeys.rotation.UnaddressableKeyException;
import dev.mailkeys.testkit.Fault;
import dev.mailkeys.testkit.JetEmailSimulator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JetEmail: the token is the address, and lists may or may not show it. */
class JetEmailAdapterTest extends ProviderAdapterContract {

    private final JetEmailSimulator simulator = JetEmailSimulator.start(clock);

    @Override
    protected JetEmailSimulator simulator() {
        return simulator;
    }

    @Override
    protected JetEmailAdapter adapter(Secret credential, ClientSettings settings) {
        return JetEmailAdapter.using(credential, settings);
    }

    @Override
    protected KeySettings plainSettings() {
        return KeySettings.of(Map.of());
    }

    @Override
    protected KeySettings richSettings() {
        return KeySettings.of(Map.of(
                "approvedDomains", List.of("a.example.com", "b.example.com"),
                "allowAllDomains", List.of("true"),
                "quota", List.of("5000"),
                "ipRestrictions", List.of("192.0.2.0/24", "2001:db8::1")));
    }

    @Override
    protected Optional<String> sendingPath() {
        return Optional.of("/email");
    }

    @Test
    void capabilities_areWhatIsDocumented() {
        Capabilities capabilities = adapter().capabilities();
        assertThat(capabilities.all())
                .containsExactlyInAnyOrder(
                        Capability.LISTS_AT_ONCE,
                        Capability.LISTS_TOKENS,
                        Capability.ROTATES,
                        Capability.ROTATES_BY_TOKEN,
                        Capability.DISABLES,
                        Capability.RESTRICTS_ADDRESSES,
                        Capability.SHOWS_SETTINGS);
        assertThat(capabilities.longestName()).hasValue(64);
        assertThat(capabilities.keyLimit()).isEmpty();
        assertThat(capabilities.settleTime()).isEqualTo(Duration.ofSeconds(30 + 60 + 30));
        assertThat(adapter().room()).isEmpty();
    }

    @Test
    void settings_inAnotherOrderOrAtTheirDefault_areEqual() {
        adapter().create("one", settings("b.example.com", "a.example.com", "0", "false"));
        adapter().create("two", settings("a.example.com", "b.example.com", "0", "false"));
        assertThat(listed("one").settings())
                .isEqualTo(listed("two").settings())
                .isEqualTo(KeySettings.of(Map.of("approvedDomains", List.of("a.example.com", "b.example.com"))));
    }

    /** JetEmail counts all calls of an account, and blocks it after too many, sending included. */
    @Test
    void probe_countsForTheAccountAsAnyCallDoes() {
        Secret token = create("shop").token();
        var counted = new AtomicInteger();
        SharedPace place = (account, change) -> {
            counted.incrementAndGet();
            return false;
        };
        ClientSettings settings = ClientSettings.builder()
                .baseUrl(simulator.baseUrl())
                .sharedPace(place)
                .build();
        assertThat(adapter(Secret.of(simulator.managementToken()), settings).probe(token))
                .isEqualTo(Probe.ACCEPTED);
        // The list, and the mail part.
        assertThat(counted).hasValue(2);
    }

    @Test
    void list_showsTheTokens() {
        NewToken issued = create("shop");
        assertThat(issued.keyId()).isEmpty();
        assertThat(listed("shop").token()).contains(issued.token());
    }

    @Test
    void aMaskedToken_isNoToken_andNothingIsSentToAddressIt() {
        create("shop");
        simulator.maskTokensInList(true);
        ManagedKey key = listed("shop");
        assertThat(key.token()).isEmpty();
        int received = simulator.received().size();
        assertThatThrownBy(() -> adapter().rotate(key)).isInstanceOf(UnaddressableKeyException.class);
        assertThatThrownBy(() -> adapter().disable(key)).isInstanceOf(UnaddressableKeyException.class);
        assertThatThrownBy(() -> adapter().enable(key)).isInstanceOf(UnaddressableKeyException.class);
        assertThatThrownBy(() -> adapter().delete(key))
                .isInstanceOf(UnaddressableKeyException.class)
                .hasMessageContainingAll("shop", key.id());
        assertThat(simulator.received()).hasSize(received);
    }

    @ParameterizedTest
    @ValueSource(strings = {"transactional_abc…wxyz", "transactional_abc...wxyz", "transactional_****wxyz", ""})
    void everyMask_isKnownForOne(String masked) {
        create("shop");
        simulator.on("list", Fault.status(200).withBody("""
                {"success": true, "transactionalKeys": [{"api_token": "%s", "uuid": "u-1", "name": "shop",
                 "status": "active"}]}""".formatted(masked)));
        assertThat(listed("shop").token()).isEmpty();
    }

    @Test
    void aKeyWhoseTokenIsKnownFromElsewhere_canBeAddressedThoughTheListMasks() {
        Secret token = create("shop").token();
        simulator.maskTokensInList(true);
        adapter().delete(withToken(listed("shop"), token));
        assertThat(adapter().list("shop")).isEmpty();
    }

    @Test
    void delete_ofAKeyThatWasRotatedMeanwhile_isNoSuccess() {
        ManagedKey stale = created("shop");
        Secret token = adapter().rotate(stale).token();
        assertThatThrownBy(() -> adapter().delete(stale)).isInstanceOf(NotFoundException.class);
        assertThat(isAccepted(token)).isTrue();
    }

    @Test
    void delete_thatCantLookWhetherTheKeyIsGone_isNoSuccess() {
        ManagedKey key = created("shop");
        adapter().delete(key);
        simulator.next("list", Fault.status(500));
        assertThatThrownBy(() -> adapter().delete(key)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void aSecondRotateWithTheSameToken_takesNoEffect() {
        ManagedKey key = created("shop");
        Secret token = adapter().rotate(key).token();
        assertThatThrownBy(() -> adapter().rotate(key)).isInstanceOf(NotFoundException.class);
        assertThat(isAccepted(token)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "active, true, ACCEPTED",
        "quota-unlocked, true, ACCEPTED",
        "disabled, false, REFUSED",
        "suspended, false, REFUSED",
        "quota-locked, false, REFUSED",
        "hibernating, false, UNKNOWN"
    })
    void status_decidesWhetherAKeyIsUsable(String status, boolean usable, Probe probe) {
        Secret token = create("shop").token();
        simulator.status(listed("shop").id(), status);
        assertThat(listed("shop").usable()).isEqualTo(usable);
        assertThat(probe(token)).isEqualTo(probe);
    }

    @Test
    void probe_ofAMaskedList_isUnknown() {
        Secret token = create("shop").token();
        simulator.maskTokensInList(true);
        assertThat(probe(token)).isEqualTo(Probe.UNKNOWN);
        assertThat(probe(Secret.of("transactional_other"))).isEqualTo(Probe.UNKNOWN);
    }

    /** The limit of a probe by list: it does not see what the mail servers know. */
    @Test
    void probe_ofATokenThatIsNotKnownEverywhereYet_isRefusedAtFirst() {
        simulator.next("create", Fault.newTokenRefusedFor(Duration.ofSeconds(5)));
        Secret token = create("shop").token();
        assertThat(isAccepted(token)).isFalse();
        assertThat(probe(token)).isEqualTo(Probe.REFUSED);
    }

    /** What the client refuses itself was never shown to JetEmail. */
    @Test
    void sending_ofATokenThatCanNotBeSent_isUnknown() {
        var settings = ClientSettings.builder().baseUrl(simulator.baseUrl()).build();
        var sending = new JetEmailSending(Secret.of(simulator.managementToken()), settings);
        assertThat(sending.probe(Secret.of("transactional_a\nb"))).isEqualTo(Probe.UNKNOWN);
        assertThat(simulator.received()).isEmpty();
    }

    @Test
    void probe_ofAKeyThatIsNotListedYet_isRefusedAtFirst() {
        simulator.next("create", Fault.unlistedFor(1));
        Secret token = create("shop").token();
        assertThat(probe(token)).isEqualTo(Probe.REFUSED);
        assertThat(probe(token)).isEqualTo(Probe.ACCEPTED);
    }

    @Test
    void aListWithoutUuids_doesNotProveThatAKeyIsGone() {
        ManagedKey key = created("shop");
        adapter().delete(key);
        simulator.on("list", Fault.status(200).withBody("""
                {"success": true, "transactional-keys": [{"api_token": "transactional_C0FFEE", "status": "active"}]}"""));
        assertThatThrownBy(() -> adapter().find(key.id())).isInstanceOf(UnaddressableKeyException.class);
        assertThatThrownBy(() -> adapter().delete(key)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void aKeyWithoutAUuid_canNotBeFollowed_andIsNotPassedOver() {
        simulator.on("list", Fault.status(200).withBody("""
                {"success": true, "transactional-keys": [{"api_token": "transactional_C0FFEE", "status": "active"}]}"""));
        assertThatThrownBy(() -> adapter().list("shop"))
                .isInstanceOf(UnaddressableKeyException.class)
                .message()
                .doesNotContain("C0FFEE");
    }

    private static KeySettings settings(String domain, String otherDomain, String quota, String all) {
        return KeySettings.of(Map.of(
                "approvedDomains", List.of(domain, otherDomain),
                "quota", List.of(quota),
                "allowAllDomains", List.of(all)));
    }

    private static ManagedKey withToken(ManagedKey key, Secret token) {
        return new ManagedKey(
                key.id(), key.name(), key.usable(), key.settings(), Optional.of(token), key.created(), key.signOfUse());
    }
}
