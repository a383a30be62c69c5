package dev.mailkeys.rotation.engine.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.engine.record.PlanDetail;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.engine.work.WorkFixture;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import dev.mailkeys.testkit.Fault;
import dev.mailkeys.testkit.SimulatedKey;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rotate that never took effect is not told as one that did: the token that a key had before is never taken for new. */
class ListedTokenTest {

    private static World world(Strategy strategy) {
        return new World(Scenario.of("jetemail", strategy, "readable", List.of(MemorySink::readable)));
    }

    /** Night after night, and each run is one that knows nothing of the one before it. */
    private static RotationReport nights(World world, int nights) {
        RotationReport report = world.quietly().run();
        for (int night = 1; night < nights && report.outcome() != Outcome.DONE; night++) {
            world.clock().advance(Duration.ofDays(1));
            report = world.quietly().run();
        }
        return report;
    }

    /** Two keys in turn: the sinks hold the other one, which says nothing of the idle one's token. */
    @Test
    void alternating_whereEveryRotateIsTurnedAway_neverEndsAsDone() {
        try (var world = world(Strategy.ALTERNATE)) {
            String idle = idle(world).token();
            world.simulator().on("rotate", Fault.status(503));
            RotationReport report = nights(world, 3);
            assertThat(report.outcome()).as("%s", report).isNotEqualTo(Outcome.DONE);
            assertThat(world.sinks().get(0).token().reveal()).isNotEqualTo(idle);
            world.heal();
            world.promises().assertOver(world.until(world.quietly()::resume));
            assertThat(world.simulator().accepts(idle)).isFalse();
        }
    }

    /** In place, while the sink holds a dead token: the one that has leaked is in no sink, and is not new for that. */
    @ParameterizedTest
    @ValueSource(strings = {"dead", ""})
    void inPlace_whereTheSinkHeldAnotherToken_theLeakedOneEnds(String held) {
        try (var world = world(Strategy.IN_PLACE)) {
            MemorySink sink = world.sinks().get(0);
            String leaked = sink.token().reveal();
            sink.hold(Secret.of(
                    held.isEmpty() ? world.simulator().seedKey("another").token() : held));
            world.simulator().on("rotate", Fault.status(503));
            RotationReport report = nights(world, 3);
            assertThat(report.outcome()).as("%s", report).isNotEqualTo(Outcome.DONE);
            world.heal();
            report = world.until(world.quietly()::resume);
            assertThat(report.outcome()).as("%s", report).isEqualTo(Outcome.DONE);
            assertThat(world.simulator().accepts(leaked)).isFalse();
            world.promises().assertSinksWork("at the end");
        }
    }

    private static final Secret NEW = Secret.of("jet_new_00000000000000000000");

    private interface Question {

        boolean ask(World world, WorkFixture fixture);
    }

    /** The first rotate has no answer, all are over, and the list shows another token than the sinks held. */
    private static boolean afterALostRotate(Function<String, MemorySink> kind, boolean shown, Question question) {
        try (var world = new World(Scenario.of("jetemail", Strategy.IN_PLACE, "one", List.of(kind)));
                var fixture = new WorkFixture(
                        world,
                        Strategy.IN_PLACE,
                        world.options().build(),
                        plan -> PlanDetail.builder().from(plan).shown(shown).build())) {
            fixture.says(RecordType.ROTATE_INTENT, 1);
            world.clock().advance(fixture.work().settleTime());
            return question.ask(world, fixture);
        }
    }

    private static boolean isNew(World world, WorkFixture fixture) {
        return ListedToken.isNewAndFinal(fixture.work(), NEW);
    }

    @Test
    void onceNoCallCanCome_anotherTokenThanTheSinksHold_isNew() {
        assertThat(afterALostRotate(MemorySink::readable, true, ListedTokenTest::isNew))
                .isTrue();
    }

    @Test
    void whereTheSinksDidNotHoldWhatTheListShowed_noTokenIsTakenForNew() {
        assertThat(afterALostRotate(MemorySink::readable, false, ListedTokenTest::isNew))
                .isFalse();
    }

    @Test
    void whileACallMayStillCome_noTokenIsTakenForNew() {
        assertThat(afterALostRotate(MemorySink::readable, true, (world, fixture) -> {
                    fixture.says(RecordType.ROTATE_INTENT, 2);
                    return isNew(world, fixture);
                }))
                .isFalse();
    }

    @Test
    void aTokenThatASinkHolds_isNotNew() {
        assertThat(afterALostRotate(MemorySink::readable, true, (world, fixture) -> {
                    world.sinks().get(0).hold(NEW);
                    return isNew(world, fixture);
                }))
                .isFalse();
    }

    /** It may have held the one that the list shows. */
    @Test
    void whereASinkWasChangedSince_noTokenIsTakenForNew() {
        assertThat(afterALostRotate(MemorySink::raw, true, (world, fixture) -> {
                    boolean before = isNew(world, fixture);
                    world.sinks().get(0).hold(Secret.of("jet_theirs_000000000000000000"));
                    return before && !isNew(world, fixture);
                }))
                .isTrue();
    }

    private static SimulatedKey idle(World world) {
        return world.simulator().keys().stream()
                .filter(key -> key.name().endsWith(" b"))
                .findFirst()
                .orElseThrow();
    }
}
