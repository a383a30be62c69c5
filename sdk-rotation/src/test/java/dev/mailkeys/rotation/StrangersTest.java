package dev.mailkeys.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.crash.CrashTest;
import dev.mailkeys.rotation.crash.Enumeration;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.world.KillPoints;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Providers;
import dev.mailkeys.rotation.world.Recovery;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import dev.mailkeys.testkit.SimulatedKey;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys with this target's names that belong to somebody else always stay. */
class StrangersTest {

    private static Stream<Scenario> scenarios() {
        return CrashTest.scenarios().filter(scenario -> scenario.strategy() == Strategy.OVERLAP);
    }

    /** At JetEmail names are not unique. */
    @Tag("crash")
    @Test
    void aKeyOfTheSameName_isNeverTouched() {
        Enumeration enumeration = Enumeration.of("a stranger's key of the same name", 3);
        enumeration.each(
                scenarios().filter(scenario -> scenario.provider().equals("jetemail")),
                scenario -> enumeration.everywhere(scenario, (world, point) -> {
                    boolean killed = world.killAt(point, Rotation::run).isPresent();
                    SimulatedKey stranger = world.simulator().seedKey(World.NAME, Providers.settings("jetemail"));
                    world.expectStranger(stranger.id());
                    RotationReport report = world.recover(Recovery.RECONCILE);
                    assertThat(world.simulator().accepts(stranger.token())).isTrue();
                    world.promises().assertOver(report);
                    return killed;
                }));
        enumeration.assertNoFailure();
    }

    /** Which of the two is meant can't be told, nor what the new key may do: a person has to say it. */
    @Test
    void aKeyOfTheSameNameThatMayDoMore_isNoPattern() {
        var scenario = Scenario.of("jetemail", Strategy.OVERLAP, "write-only", List.of(MemorySink::writeOnly));
        try (var world = new World(scenario)) {
            world.expectStranger(world.simulator().seedKey(World.NAME).id());
            world.loseTheJournal();
            RotationReport report = world.until(world.quietly()::reconcile);
            assertThat(report.outcome()).isEqualTo(Outcome.SINK_UNKNOWN);
            assertThat(report.messages().get(0)).contains("may do different things", "--settings");
            KeySettings said =
                    world.adapter().find(world.original()).orElseThrow().settings();
            Rotation confirmed = world.rotation(
                    world.points(KillPoints.NEVER), world.options().confirmedSettings(said));
            world.promises().assertOver(world.until(confirmed::reconcile));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.mailkeys.rotation.world.Providers#all")
    void aKeyThatTookTheBareNameAfterwards_isNeverTouched(String provider) {
        try (var world = rotated(provider)) {
            SimulatedKey stranger = world.simulator().seedKey(World.NAME, Providers.settings(provider));
            world.loseTheJournal();
            RotationReport report = world.until(world.quietly()::reconcile);
            assertThat(report.outcome()).isEqualTo(Outcome.DONE);
            assertThat(world.simulator().accepts(stranger.token())).isTrue();
            assertThat(world.warnings()).anyMatch(told -> told.contains(stranger.id()));
            assertThat(world.quietly().plan().problems()).isEmpty();
        }
    }

    /** Somebody else's rotation has the same family of names: that its successor is older than our key proves it. */
    @ParameterizedTest
    @MethodSource("dev.mailkeys.rotation.world.Providers#all")
    void aSuccessorThatIsOlderThanTheKey_isNotOurs(String provider) {
        var scenario = Scenario.of(provider, Strategy.OVERLAP, "readable", List.of(MemorySink::readable));
        try (var world = new World(scenario)) {
            SimulatedKey stranger =
                    world.simulator().seedKey(World.NAME + "--r0t00000000-a1", Providers.settings(provider));
            world.adapter().delete(world.key());
            world.clock().advance(Duration.ofDays(1));
            SimulatedKey key = world.simulator().seedKey(World.NAME, Providers.settings(provider));
            world.sinks().get(0).hold(Secret.of(key.token()));
            world.until(world.quietly()::reconcile);
            assertThat(world.simulator().accepts(stranger.token())).isTrue();
            assertThat(world.simulator().accepts(key.token())).isTrue();
        }
    }

    /** The old key, whose journal is lost, is retired once a person says that it is this target's. */
    @ParameterizedTest
    @MethodSource("dev.mailkeys.rotation.world.Providers#all")
    void anOldKeyThatAPersonVouchesFor_isRetired(String provider) {
        var scenario = Scenario.of(provider, Strategy.OVERLAP, "readable", List.of(MemorySink::readable));
        try (var world = new World(scenario)) {
            world.quietly().run();
            world.loseTheJournal();
            world.until(world.quietly()::reconcile);
            assertThat(world.adapter().find(world.original())).isPresent();
            Rotation vouched =
                    world.rotation(world.points(where -> {}), world.options().addOldKeys(world.original()));
            assertThat(world.until(vouched::reconcile).outcome()).isEqualTo(Outcome.DONE);
            assertThat(world.adapter().find(world.original())).isEmpty();
            world.promises().assertOver(world.until(vouched::reconcile));
        }
    }

    /** The rotation in progress would end without it, and nobody would know. */
    @ParameterizedTest
    @MethodSource("dev.mailkeys.rotation.world.Providers#all")
    void anOldKeyThatIsNamedWhileARotationIsUnderWay_isRefused_untilItIsOver(String provider) {
        var scenario = Scenario.of(provider, Strategy.OVERLAP, "readable", List.of(MemorySink::readable));
        try (var world = new World(scenario)) {
            assertThat(world.quietly().run().outcome()).isEqualTo(Outcome.PENDING);
            SimulatedKey other =
                    world.simulator().seedKey(World.NAME + "--r0t00000000-a1", Providers.settings(provider));
            Rotation vouched =
                    world.rotation(world.points(where -> {}), world.options().addOldKeys(other.id()));
            RotationReport refused = vouched.reconcile();
            assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(refused.messages())
                    .singleElement()
                    .asString()
                    .contains("without the old key", "reconcile with that key again");
            world.until(world.quietly()::resume);
            assertThat(world.until(vouched::reconcile).outcome()).isEqualTo(Outcome.DONE);
            assertThat(world.simulator().accepts(other.token())).isFalse();
        }
    }

    /** An orphan that somebody uses is kept like any old key. */
    @ParameterizedTest
    @MethodSource("courses")
    void aSuccessorThatIsUsed_isHeldInEveryCourse(Scenario scenario) {
        try (var world = new World(scenario)) {
            SimulatedKey other =
                    world.simulator().seedKey(World.NAME + "--r1t00000000-a1", Providers.settings(scenario.provider()));
            world.sinks().get(0).hold(Secret.of(Providers.tokenPrefix(scenario.provider()) + "ofnobody"));
            Rotation rotation = world.rotation(new KillPoints(KillPoints.NEVER, where -> {
                Providers.send(scenario.provider(), world.simulator().baseUrl(), Secret.of(other.token()));
                world.clock().advance(Duration.ofSeconds(1));
            }));
            for (int night = 0; night < 6; night++) {
                rotation.reconcile();
                world.clock().advance(World.GRACE);
                assertThat(world.simulator().accepts(other.token())).isTrue();
            }
            assertThat(world.count(RecordType.HELD)).isPositive();
            assertThat(world.until(world.quietly()::resume).outcome()).isEqualTo(Outcome.DONE);
            assertThat(world.adapter().find(other.id())).isEmpty();
        }
    }

    private static Stream<Scenario> courses() {
        return Providers.ALL.stream()
                .flatMap(provider -> Providers.strategiesOfOneKey(provider).stream()
                        .map(strategy -> Scenario.of(provider, strategy, "readable", List.of(MemorySink::readable))));
    }

    private static World rotated(String provider) {
        var world = new World(Scenario.of(provider, Strategy.OVERLAP, "readable", List.of(MemorySink::readable)));
        assertThat(world.until(world.quietly()::run).outcome()).isEqualTo(Outcome.DONE);
        return world;
    }
}
