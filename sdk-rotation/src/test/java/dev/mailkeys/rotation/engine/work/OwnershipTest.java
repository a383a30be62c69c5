package dev.mailkeys.rotation.engine.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.rotation.world.Providers;
import dev.mailkeys.testkit.SimulatedClock;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Without a journal a key is only retired if a rotation has certainly made it, or a person vouches for it. */
class OwnershipTest {

    private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");
    private static final ProviderAdapter NEVER_CALLED = Providers.adapter(
            "jetemail",
            URI.create("http://127.0.0.1:1"),
            Secret.of("never-sent"),
            SimulatedClock.running(),
            event -> {});

    private static ManagedKey key(String id, String name, Optional<Instant> created, String signOfUse) {
        return new ManagedKey(
                id, name, true, KeySettings.of(Map.of()), Optional.empty(), created, Optional.of(signOfUse));
    }

    private static ManagedKey key(String id, String name, Instant created) {
        return key(id, name, Optional.of(created), "7");
    }

    private static Ownership of(Optional<ManagedKey> live, Set<String> vouched, ManagedKey... family) {
        var around = new Surroundings(NEVER_CALLED, new KeyName("mail"), List.of(family), Map.of(), Optional.empty());
        return Ownership.of(around, live, vouched);
    }

    @Test
    void successors_areOurs_andWhatHasTheBareName_onlyIfAPersonVouchesForIt() {
        ManagedKey live = key("1", "mail--r000000000a-a1", NOW);
        ManagedKey before = key("2", "mail--r0000000001-a1", NOW.minusSeconds(9));
        ManagedKey bare = key("3", "mail", NOW.minusSeconds(99));
        Ownership without = of(Optional.of(live), Set.of(), live, before, bare);
        assertThat(without.ours()).containsExactly(before);
        assertThat(without.others()).containsExactly(bare);
        Ownership vouched = of(Optional.of(live), Set.of("3"), live, before, bare);
        assertThat(vouched.ours()).containsExactly(before, bare);
        assertThat(vouched.others()).isEmpty();
    }

    @Test
    void aSuccessorThatIsOlderThanAKeyThatWasNeverRotated_isSomebodyElses() {
        ManagedKey live = key("1", "mail", NOW);
        ManagedKey older = key("2", "mail--r0000000001-a1", NOW.minusSeconds(1));
        ManagedKey asOld = key("3", "mail--r0000000002-a1", NOW);
        ManagedKey ageless = key("4", "mail--r0000000003-a1", Optional.empty(), "7");
        Ownership ownership = of(Optional.of(live), Set.of(), live, older, asOld, ageless);
        assertThat(ownership.others()).containsExactly(older);
        assertThat(ownership.ours()).containsExactly(asOld, ageless);
    }

    @Test
    void whereNoKeyIsLive_everySuccessorIsOurs() {
        ManagedKey one = key("1", "mail--r0000000001-a1", NOW);
        ManagedKey other = key("2", "mail", NOW.plusSeconds(1));
        Ownership ownership = of(Optional.empty(), Set.of(), one, other);
        assertThat(ownership.ours()).containsExactly(one);
        assertThat(ownership.others()).containsExactly(other);
    }

    /** The sweep has the keys that only remember settings; one that was used is a key as any other. */
    @Test
    void aKeyThatOnlyRemembersSettings_isNeither_unlessItWasUsed() {
        ManagedKey unused = key("1", "mail--r0000000001-a0", Optional.of(NOW), "0");
        ManagedKey used = key("2", "mail--r0000000002-a0", Optional.of(NOW), "1");
        Ownership ownership = of(Optional.empty(), Set.of(), unused, used);
        assertThat(ownership.ours()).containsExactly(used);
        assertThat(ownership.others()).isEmpty();
    }
}
