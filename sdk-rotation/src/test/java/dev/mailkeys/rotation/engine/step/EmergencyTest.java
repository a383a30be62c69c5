package dev.mailkeys.rotation.engine.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.NextStep;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.PlannedCall;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.RotationPlan;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.crash.CrashTest;
import dev.mailkeys.rotation.crash.Enumeration;
import dev.mailkeys.rotation.engine.record.Progress;
import dev.mailkeys.rotation.world.KillPoints;
import dev.mailkeys.rotation.world.Providers;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A leak while a rotation with overlap is in progress: every earlier token ends, and every sink always has a working
 * one.
 */
class EmergencyTest {

    private static Stream<Scenario> scenarios() {
        return CrashTest.scenarios().filter(scenario -> scenario.strategy() == Strategy.OVERLAP);
    }

    @Tag("crash")
    @Test
    void atEveryPoint_everyTokenOfBeforeIsEnded() {
        Enumeration enumeration = Enumeration.of("emergency", 2);
        enumeration.each(
                scenarios(),
                scenario -> enumeration.everywhere(scenario, (world, point) -> {
                    Optional<String> killed = world.killAt(point, Rotation::run);
                    return killed.isPresent() && end(world, KillPoints.NEVER);
                }));
        enumeration.assertNoFailure();
    }

    @Tag("crash")
    @Test
    void killedInTheEmergency_itIsBroughtToItsEnd() {
        Enumeration enumeration = Enumeration.of("killed in the emergency", 16, 6);
        enumeration.each(
                scenarios().filter(scenario -> scenario.title().matches("readable|mixed|raw")),
                scenario -> enumeration.everyFirst(
                        scenario,
                        first -> enumeration.everywhere(scenario, (world, point) -> {
                            Optional<String> killed = world.killAt(first, Rotation::run);
                            return killed.isPresent() && end(world, point);
                        })));
        enumeration.assertNoFailure();
    }

    /** In a rollback too, the old token is not used again for long. */
    @Tag("crash")
    @Test
    void onTheWayBack_itGoesForward() {
        Enumeration enumeration = Enumeration.of("emergency on the way back", 16, 6);
        enumeration.each(
                scenarios().filter(scenario -> scenario.title().matches("readable|mixed|raw")),
                scenario -> enumeration.everyFirst(
                        scenario,
                        first -> enumeration.everywhere(scenario, (world, point) -> {
                            Secret old = world.sinks().get(0).token();
                            world.killAt(first, Rotation::run);
                            Optional<String> killed =
                                    world.killAt(point, rotation -> rotation.rollback(() -> Optional.of(old)));
                            return killed.isPresent() && end(world, KillPoints.NEVER);
                        })));
        enumeration.assertNoFailure();
    }

    private static boolean end(World world, int killAt) {
        if (!Progress.of(world.records()).isOpen()) {
            return true;
        }
        List<String> before = tokens(world);
        KillPoints points = world.points(killAt);
        Optional<String> killed = Optional.empty();
        try {
            points.survived(world.emergency(points).run());
        } catch (KillPoints.Killed e) {
            killed = Optional.of(String.valueOf(e.getMessage()));
        }
        KillPoints after = world.points(KillPoints.NEVER);
        Rotation again = world.emergency(after);
        RotationReport report =
                world.until(() -> after.survived(Progress.of(world.records()).isOpen() ? again.run() : again.resume()));
        assertThat(report.outcome()).as("%s", report).isEqualTo(Outcome.DONE);
        world.promises().assertOver(report);
        assertThat(before).noneMatch(world.simulator()::accepts);
        return killAt == KillPoints.NEVER || killed.isPresent();
    }

    /** Which keys there are is not known before lost calls are over: what the refusal says leads on, and to the same end. */
    @Tag("crash")
    @Test
    void whileAReconciliationHasNotLooked_orTwoKeysTakeTurns_theRefusalLeadsOn() {
        Enumeration enumeration = Enumeration.of("emergency refused", 7);
        enumeration.each(
                CrashTest.scenarios()
                        .filter(scenario -> scenario.strategy() != Strategy.IN_PLACE)
                        .filter(scenario -> scenario.title().equals("readable")),
                scenario -> enumeration.everywhere(scenario, (world, point) -> {
                    boolean killed = scenario.strategy() == Strategy.ALTERNATE
                            ? world.killAt(point, Rotation::run).isPresent()
                            : killReconcile(world, point);
                    if (killed && Progress.of(world.records()).isOpen()) {
                        followTheRefusal(world, scenario.strategy());
                    }
                    return killed;
                }));
        enumeration.assertNoFailure();
    }

    /** Of a second rotation: whose the key of the bare name is, nobody could tell. */
    private static boolean killReconcile(World world, int point) {
        world.until(world.quietly()::run);
        world.quietly().run();
        world.loseTheJournal();
        return world.killAt(point, Rotation::reconcile).isPresent();
    }

    private static void followTheRefusal(World world, Strategy strategy) {
        List<String> before = tokens(world);
        List<?> all = world.everything();
        Rotation emergency = world.emergency(new KillPoints(KillPoints.NEVER, where -> {}));
        RotationReport report = emergency.run();
        if (report.outcome() == Outcome.REFUSED) {
            assertThat(world.everything()).isEqualTo(all);
            assertThat(report.next().verb()).isEqualTo(NextStep.Verb.RESUME);
            world.until(world.quietly()::resume);
        }
        if (strategy == Strategy.ALTERNATE) {
            assertThat(report.messages().get(0)).contains("rotate twice");
            world.until(world.quietly()::run);
            world.until(world.quietly()::run);
        } else if (report.outcome() == Outcome.REFUSED) {
            assertThat(report.messages().get(0)).contains("ask for the emergency again");
            world.until(emergency::run);
        } else {
            world.until(world.quietly()::resume);
        }
        assertThat(before).noneMatch(world.simulator()::accepts);
    }

    /** The tokens of the family, without the credential and strangers' keys. */
    private static List<String> tokens(World world) {
        return world.simulator().keys().stream()
                .filter(key -> key.name().startsWith(World.NAME))
                .map(key -> key.token())
                .toList();
    }

    @Test
    void inTheGracePeriod_noWaitIsLong_andThePlanSaysWhatItCosts() {
        for (String provider : Providers.ALL) {
            try (var world = new World(Scenario.of(provider, Strategy.OVERLAP, "mixed", CrashTest.MIXED))) {
                world.quietly().run();
                var began = world.timing().now();
                RotationPlan plan =
                        world.emergency(world.points(KillPoints.NEVER)).plan();
                assertThat(plan.outage().orElseThrow()).contains("without grace", "refused");
                assertThat(plan.calls()).extracting(PlannedCall::what).anyMatch(call -> call.contains("create"));
                RotationReport report =
                        world.emergency(world.points(KillPoints.NEVER)).run();
                assertThat(report.outcome()).as("%s", report).isEqualTo(Outcome.DONE);
                assertThat(Duration.between(began, world.timing().now())).isLessThan(Duration.ofMinutes(2));
            }
        }
    }
}
