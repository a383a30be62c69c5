package dev.mailkeys.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.crash.CrashTest;
import dev.mailkeys.rotation.crash.Enumeration;
import dev.mailkeys.rotation.world.KillPoints;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Nightly;
import dev.mailkeys.rotation.world.Providers;
import dev.mailkeys.rotation.world.Recovery;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.StaleLists;
import dev.mailkeys.rotation.world.World;
import dev.mailkeys.testkit.Fault;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts that are nearly full, lists that are behind, a provider that is away for a second: at every point. */
class TroubledAccountTest {

    private static final int MOST_KEYS = 15;

    /** A sink of each kind that may hold a first token: with marks, without, and one that can't be read. */
    private static Stream<Scenario> nearlyFull() {
        Function<String, MemorySink> readable = MemorySink::readable;
        return Stream.of(Strategy.OVERLAP, Strategy.IN_PLACE)
                .flatMap(strategy -> Stream.of(
                        Scenario.of("elasticemail", strategy, "readable", List.of(readable)),
                        Scenario.of("elasticemail", strategy, "raw", List.of(MemorySink::raw)),
                        Scenario.of("elasticemail", strategy, "write-only", List.of(MemorySink::writeOnly))));
    }

    /** Fourteen of fifteen keys: it comes to its end, or says which keys are meant and what to say; then it does. */
    @Tag("crash")
    @ParameterizedTest
    @EnumSource(Recovery.class)
    void nearTheKeyCap_thereIsAWayOn(Recovery recovery) {
        Enumeration enumeration = Enumeration.of("near the key cap, " + recovery, 2);
        enumeration.each(
                nearlyFull(),
                scenario -> enumeration.everywhere(scenario, (world, point) -> {
                    fill(world, MOST_KEYS - 1);
                    boolean killed = world.killAt(point, Rotation::run).isPresent();
                    RotationReport report = world.recover(recovery);
                    if (!isOver(report)) {
                        assertThat(report.messages().get(0)).contains("no room", "--key-in-use", World.NAME);
                        if (recovery == Recovery.RESUME) {
                            delete(world, "other 5");
                        }
                        Rotation said = world.rotation(
                                world.points(KillPoints.NEVER), world.options().keyInUse(inSink(world)));
                        report = world.until(said::reconcile);
                    }
                    world.promises().assertOver(report, MOST_KEYS);
                    return killed;
                }));
        enumeration.assertNoFailure();
    }

    /** Fifteen keys, and the sink's token is dead: a key that no sink can hold makes room. */
    @ParameterizedTest
    @MethodSource("readableOnes")
    void aFullAccountAndADeadSink_getRoomFromWhatARotationLeft(Scenario scenario) {
        try (var world = new World(scenario)) {
            world.simulator().seedKey(World.NAME + "--r1t00000000-a1", Providers.settings("elasticemail"));
            world.sinks().get(0).hold(Secret.of("dead"));
            fill(world, MOST_KEYS);
            RotationReport report = Nightly.until(world.quietly()::reconcile, world.timing());
            assertThat(report.outcome()).as("%s", report).isEqualTo(Outcome.DONE);
            assertThat(world.warnings()).anyMatch(told -> told.contains("makes room"));
            world.promises().assertSinksWork("in the end");
        }
    }

    private static Stream<Scenario> readableOnes() {
        return nearlyFull()
                .filter(scenario -> scenario.strategy() == Strategy.OVERLAP)
                .filter(scenario -> !scenario.title().equals("write-only"));
    }

    /** The other keys in the account; the owner knows which of these keys the sink holds. */
    private static String inSink(World world) {
        String token = world.sinks().get(0).token().reveal();
        return world.simulator().keys().stream()
                .filter(key -> key.token().equals(token))
                .findFirst()
                .orElseThrow()
                .name();
    }

    private static void delete(World world, String name) {
        world.adapter().list(name).forEach(world.adapter()::delete);
    }

    private static void fill(World world, int keys) {
        IntStream.range(world.simulator().keys().size(), keys)
                .forEach(i -> world.simulator().seedKey("other " + i));
    }

    private static boolean isOver(RotationReport report) {
        return report.outcome() == Outcome.DONE || report.outcome() == Outcome.ROLLED_BACK;
    }

    @Tag("crash")
    @ParameterizedTest
    @EnumSource(Recovery.class)
    void listsThatStillShowADeletedKey_misleadNobody(Recovery recovery) {
        Enumeration enumeration = Enumeration.of("stale lists, " + recovery, 4);
        enumeration.each(
                CrashTest.scenarios(),
                scenario -> enumeration.everywhere(scenario, (world, point) -> {
                    world.seeThrough(adapter -> new StaleLists(adapter, 3));
                    boolean killed = world.killAt(point, Rotation::run).isPresent();
                    RotationReport report = world.recover(recovery);
                    assertThat(report.outcome()).isEqualTo(Outcome.DONE);
                    world.promises().assertOver(report);
                    return killed;
                }));
        enumeration.assertNoFailure();
    }

    /** Orphans of a lost rotation may appear only after a reconciliation has looked. */
    @Tag("crash")
    @Test
    void aNewKeyThatTheListDoesNotShowYet_isNotLeftBehind() {
        Enumeration enumeration = Enumeration.of("a list that is behind, RECONCILE", 4);
        enumeration.each(
                CrashTest.scenarios()
                        .filter(scenario -> scenario.strategy() == Strategy.OVERLAP)
                        .filter(scenario -> scenario.title().matches("readable|mixed"))
                        .map(scenario -> scenario.with("create", Fault.unlistedFor(2))),
                scenario -> enumeration.killEverywhere(scenario, Recovery.RECONCILE));
        enumeration.assertNoFailure();
    }

    /** The next calls of every kind are answered so. */
    @Tag("crash")
    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void aSecondWithoutTheProvider_isWaitedOut(int status) {
        Enumeration enumeration = Enumeration.of("a second of " + status, 4);
        enumeration.each(
                CrashTest.scenarios(),
                scenario -> enumeration.everywhere(scenario, (world, point) -> {
                    boolean killed = world.killAt(point, Rotation::run).isPresent();
                    for (String operation : world.simulator().operations()) {
                        world.simulator().next(operation, Fault.status(status));
                        world.simulator().next(operation, Fault.status(status));
                    }
                    RotationReport report = world.recover(Recovery.RESUME);
                    Optional<String> again = Optional.of(report)
                            .filter(ended -> ended.outcome() == Outcome.REFUSED)
                            .map(RotationReport::target);
                    world.promises().assertOver(again.isPresent() ? world.recover(Recovery.RESUME) : report);
                    return killed;
                }));
        enumeration.assertNoFailure();
    }
}
