package dev.mailkeys.rotation.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.BadRequestException;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.KeyLimitException;
import dev.mailkeys.core.NotFoundException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Capabilities;
import dev.mailkeys.rotation.Capability;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.Probe;
import dev.mailkeys.testkit.ElasticEmailSimulator;
import dev.mailkeys.testkit.Fault;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Elastic Email: the name is the address, keys expire, and a 400 may mean anything. */
class ElasticEmailAdapterTest extends ProviderAdapterContract {

    private final ElasticEmailSimulator simulator = ElasticEmailSimulator.start(clock);

    @Override
    protected ElasticEmailSimulator simulator() {
        return simulator;
    }

    @Override
    protected ElasticEmailAdapter adapter(Secret credential, ClientSettings settings) {
        return ElasticEmailAdapter.using(credential, settings).withClock(clock);
    }

    @Override
    ElasticEmailAdapter adapter() {
        return adapter(Secret.of(simulator.managementToken()), settings());
    }

    @Override
    protected KeySettings plainSettings() {
        return KeySettings.of(Map.of("accessLevels", List.of("SendHttp")));
    }

    @Override
    protected KeySettings richSettings() {
        return KeySettings.of(Map.of(
                "accessLevels", List.of("SendHttp", "SomeLevelOfTomorrow", "ViewReports"),
                "ipRestrictions", List.of("192.0.2.0/24", "198.51.100.7"),
                "expires", List.of("2097-06-01T08:30:00Z")));
    }

    @Override
    protected Optional<String> sendingPath() {
        return Optional.of("/emails/transactional");
    }

    @Override
    protected Map.Entry<String, String> authentication() {
        return Map.entry("X-ElasticEmail-ApiKey", "");
    }

    @Test
    void capabilities_areWhatIsDocumented() {
        Capabilities capabilities = adapter().capabilities();
        assertThat(capabilities.all())
                .containsExactlyInAnyOrder(
                        Capability.LISTS_AT_ONCE,
                        Capability.EXPIRES,
                        Capability.RESTRICTS_ADDRESSES,
                        Capability.ADDRESSED_BY_NAME,
                        Capability.SHOWS_SETTINGS);
        assertThat(capabilities.longestName()).isEmpty();
        assertThat(capabilities.keyLimit()).hasValue(15);
        assertThat(capabilities.settleTime()).isEqualTo(Duration.ofSeconds(30 + 600 + 30));
    }

    @Test
    void room_isWhatTheFifteenLeave() {
        assertThat(adapter().room()).hasValue(14);
        for (int i = 0; i < 14; i++) {
            simulator.seedKey("key " + i);
        }
        assertThat(adapter().room()).hasValue(0);
        assertThatThrownBy(() -> create("one too many")).isInstanceOf(KeyLimitException.class);
    }

    @Test
    void aKeyIsAddressedByItsName_whateverItHolds() {
        String name = "Café / 100% & more?";
        assertThat(create(name).keyId()).contains(name);
        adapter().expire(listed(name), Optional.of(START.plusSeconds(60)));
        assertThat(listed(name).settings().values("expires")).isNotEmpty();
        adapter().delete(listed(name));
        assertThat(adapter().find(name)).isEmpty();
    }

    @Test
    void aNameThatWasDeleted_canBeMadeAgain_withEverySetting() {
        adapter().create("shop", richSettings());
        KeySettings before = listed("shop").settings();
        adapter().delete(listed("shop"));
        adapter().create("shop", before);
        assertThat(listed("shop").settings()).isEqualTo(before);
    }

    @Test
    void expire_leavesTheOtherSettings() {
        adapter().create("shop", richSettings());
        adapter().expire(listed("shop"), Optional.of(Instant.parse("2026-12-24T18:00:00Z")));
        KeySettings now = listed("shop").settings();
        assertThat(now.values("expires")).containsExactly("2026-12-24T18:00:00Z");
        assertThat(now.values("accessLevels")).isEqualTo(richSettings().values("accessLevels"));
        assertThat(now.values("ipRestrictions")).isEqualTo(richSettings().values("ipRestrictions"));
    }

    @Test
    void datesWithoutAnOffset_areReadAsUtc() {
        simulator.datesWithOffset(false);
        adapter().create("shop", richSettings());
        assertThat(listed("shop").settings()).isEqualTo(richSettings());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404})
    void anUnknownName_isGone_howeverTheProviderPutsIt(int status) {
        simulator.unknownNameStatus(status);
        ManagedKey key = created("shop");
        adapter().delete(key);
        adapter().delete(key);
        assertThat(adapter().find("shop")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404})
    void delete_thatIsRefusedWhileTheKeyIsThere_isNoSuccess(int status) {
        ManagedKey key = created("shop");
        simulator.next("delete", Fault.status(status));
        assertThatThrownBy(() -> adapter().delete(key))
                .isInstanceOf(status == 400 ? BadRequestException.class : NotFoundException.class);
    }

    @Test
    void delete_thatCantLookWhetherTheKeyIsGone_isNoSuccess() {
        ManagedKey key = created("shop");
        adapter().delete(key);
        simulator.next("list", Fault.status(500));
        assertThatThrownBy(() -> adapter().delete(key)).isInstanceOf(NotFoundException.class);
    }

    @ParameterizedTest
    @CsvSource({"400, 400", "401, 403"})
    void probe_knowsBothWaysToRefuse(int badKey, int accessDenied) {
        simulator.badKeyStatus(badKey);
        simulator.accessDeniedStatus(accessDenied);
        Secret token = create("shop").token();
        assertThat(probe(token)).isEqualTo(Probe.ACCEPTED);
        assertThat(probe(Secret.of("0123456789ABCDEF"))).isEqualTo(Probe.REFUSED);
    }

    @Test
    void probe_refusedInWordsThatAreNotKnown_isUnknown() {
        Secret token = create("shop").token();
        simulator.next("list", Fault.status(400).withBody("{\"Error\": \"The key you gave is incorrect.\"}"));
        assertThat(probe(token)).isEqualTo(Probe.UNKNOWN);
    }

    @Test
    void probe_ofAnExpiredToken_isRefused() {
        Secret token = adapter().create("shop", richSettingsFromAnywhere()).token();
        assertThat(probe(token)).isEqualTo(Probe.ACCEPTED);
        clock.advance(Duration.ofDays(80 * 366));
        assertThat(probe(token)).isEqualTo(Probe.REFUSED);
        assertThat(listed("shop").usable()).isFalse();
    }

    @Test
    void probe_ofATokenThatIsNotKnownEverywhereYet_isRefusedAtFirst() {
        simulator.next("create", Fault.newTokenRefusedFor(1));
        Secret token = create("shop").token();
        assertThat(probe(token)).isEqualTo(Probe.REFUSED);
        assertThat(probe(token)).isEqualTo(Probe.ACCEPTED);
    }

    /** A limit: the provider has the same message for a wrong address and a missing right. */
    @Test
    void probe_fromAnAddressThatIsNotAllowed_isAccepted() throws Exception {
        Secret token = adapter().create("shop", richSettings()).token();
        simulator.callerAddress(InetAddress.getByName("203.0.113.9"));
        assertThat(probe(token)).isEqualTo(Probe.ACCEPTED);
        assertThat(isAccepted(token)).isFalse();
    }

    @Test
    void aSubaccount_hasKeysOfItsOwn() {
        simulator.addSubaccount("sub@example.com");
        ElasticEmailAdapter sub = adapter().ofSubaccount("sub@example.com");
        Secret token = sub.create("shop", richSettingsFromAnywhere()).token();
        assertThat(adapter().list("shop")).isEmpty();
        assertThat(sub.list("shop")).singleElement().satisfies(key -> {
            sub.expire(key, Optional.empty());
            assertThat(sub.probe(token)).isEqualTo(Probe.ACCEPTED);
            assertThat(sub.readOnly().find("shop")).isPresent();
            sub.delete(key);
        });
        assertThat(sub.find("shop")).isEmpty();
        assertThat(sub.room()).hasValue(15);
        assertThat(sub.probe(token)).isEqualTo(Probe.REFUSED);
    }

    private static KeySettings richSettingsFromAnywhere() {
        return KeySettings.of(Map.of("accessLevels", List.of("SendHttp"), "expires", List.of("2097-06-01T08:30:00Z")));
    }
}
