package dev.mailkeys.rotation.engine.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mailkeys.rotation.Capabilities;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.NextStep;
import dev.mailkeys.rotation.RotationOptions;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.engine.work.Halt;
import dev.mailkeys.rotation.engine.work.KeyName;
import dev.mailkeys.rotation.engine.work.Surroundings;
import dev.mailkeys.rotation.engine.work.WorkFixture;
import dev.mailkeys.rotation.world.ForwardingAdapter;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a key might do that is gone: the provider says it or a person does, and nobody guesses. */
class LostSettingsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");
    private static final KeySettings FULL = scope("full");
    private static final KeySettings SENDING = scope("sending");

    private World world;
    private WorkFixture fixture;

    @BeforeEach
    void world() {
        world = new World(
                Scenario.of("emailit", Strategy.OVERLAP, "two", List.of(MemorySink::readable, MemorySink::readable)));
    }

    private void planned(RotationOptions.Builder options) {
        fixture = new WorkFixture(world, Strategy.OVERLAP, options.build(), UnaryOperator.identity());
    }

    private void planned() {
        planned(world.options());
    }

    @AfterEach
    void close() {
        fixture.close();
        world.close();
    }

    private static KeySettings scope(String scope) {
        return KeySettings.of(Map.of("scope", List.of(scope)));
    }

    private static ManagedKey key(String id, String name, KeySettings settings, Optional<Instant> created) {
        return new ManagedKey(id, name, true, settings, Optional.empty(), created, Optional.empty());
    }

    private static ManagedKey bare(String id, KeySettings settings) {
        return key(id, World.NAME, settings, Optional.of(NOW));
    }

    private static ManagedKey successor(String id, KeySettings settings, Optional<Instant> created) {
        return key(id, World.NAME + "--r000000000" + id + "-a1", settings, created);
    }

    private KeySettings of(ManagedKey... family) {
        var name = new KeyName(World.NAME);
        var around = new Surroundings(fixture.work().adapter(), name, List.of(family), Map.of(), Optional.empty());
        return LostSettings.of(fixture.work(), around);
    }

    private Halt asks(ManagedKey... family) {
        Halt halt = catchThrowableOfType(Halt.class, () -> of(family));
        assertThat(halt.next().verb()).isEqualTo(NextStep.Verb.RECONCILE);
        assertThat(halt.next().first().orElseThrow()).contains("--settings");
        return halt;
    }

    private void hideSettings() {
        fixture.through(adapter -> new ForwardingAdapter(adapter) {
            @Override
            public Capabilities capabilities() {
                return Capabilities.of(Duration.ZERO);
            }
        });
    }

    @Test
    void theNewestSuccessor_hasWhatTheKeyHad() {
        planned();
        ManagedKey older = successor("1", FULL, Optional.of(NOW.minusSeconds(1)));
        ManagedKey ageless = successor("2", FULL, Optional.empty());
        ManagedKey newest = successor("3", SENDING, Optional.of(NOW));
        assertThat(of(older, newest, ageless, bare("4", FULL))).isEqualTo(SENDING);
    }

    @Test
    void withoutASuccessor_theKeysThatAgree_tellIt() {
        planned();
        assertThat(of(bare("1", SENDING), bare("2", SENDING))).isEqualTo(SENDING);
        assertThat(asks(bare("1", SENDING), bare("2", FULL)))
                .hasMessageContaining("There are several keys named \"newsletter\" (newsletter (1), newsletter (2))");
        assertThat(asks()).hasMessageContaining("No key at emailit shows what \"newsletter\" might do.");
    }

    @Test
    void whatAPersonSays_counts_whereTheProviderDoesNotSayIt() {
        planned(world.options().confirmedSettings(FULL));
        assertThat(of(bare("1", SENDING))).isEqualTo(SENDING);
        assertThat(of()).isEqualTo(FULL);
        hideSettings();
        assertThat(of(bare("1", SENDING))).isEqualTo(FULL);
    }

    @Test
    void whereAListShowsNoSettings_whatItSeemsToShow_isNotBelieved() {
        planned();
        hideSettings();
        assertThat(asks(bare("1", SENDING)))
                .hasMessageContaining("The list of emailit does not show what a key may do. No sink remembers it");
    }

    /** Whoever can write a sink could give himself what he likes: it is told, and not believed. */
    @Test
    void whatASinkSays_isOnlyTold() {
        planned();
        mark(0, World.NAME, FULL);
        mark(1, "receipts", SENDING);
        assertThat(asks())
                .hasMessageContaining("anybody who can write a sink can write that too: sink 0 says " + FULL + ".");
    }

    private void mark(int sink, String name, KeySettings settings) {
        world.sinks().get(sink).mark(new KeyMark("emailit", "id", name, "r0000000000", 1, settings));
    }
}
