package dev.mailkeys.rotation.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.FaultTest;
import dev.mailkeys.rotation.NextStep.Verb;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.world.KillPoints;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Recovery;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** After every outcome the verb in its message makes progress: following the messages leads to the end. */
@Tag("crash")
class WalkTest {

    /** What somebody tries first, at a point where a rotation was killed. */
    enum First {
        ROTATE(rotation -> rotation.run()),
        RESUME(rotation -> rotation.resume()),
        RECONCILE(rotation -> rotation.reconcile()),
        ROLLBACK(rotation -> rotation.rollback(Optional::empty)),
        ABANDON(rotation -> rotation.abandon());

        private final Function<Rotation, RotationReport> verb;

        First(Function<Rotation, RotationReport> verb) {
            this.verb = verb;
        }
    }

    @ParameterizedTest
    @EnumSource(First.class)
    void afterEveryOutcome_whatIsNamedLeadsOn(First first) {
        Enumeration enumeration = Enumeration.of("walked from " + first, 401, 41);
        enumeration.each(
                FaultTest.scenarios()
                        .filter(scenario -> scenario.title().matches("readable|mixed"))
                        .filter(scenario -> !Set.of("list", "get").contains(scenario.operation())),
                scenario -> enumeration.everywhere(scenario, (world, point) -> walk(world, first, point)));
        enumeration.assertNoFailure();
    }

    private static boolean walk(World world, First first, int point) {
        Secret old = world.sinks().get(0).token();
        if (world.killAt(point, Rotation::run).isEmpty()) {
            return false;
        }
        KillPoints points = world.points(KillPoints.NEVER);
        RotationReport report = points.survived(first.verb.apply(world.rotation(points)));
        RotationReport end = new Walk(world, Optional.of(old)).from(report);
        if (end.outcome() == Outcome.REFUSED || world.records().isEmpty()) {
            end = new Walk(world, Optional.of(old)).from(world.recover(Recovery.RESUME));
        }
        world.promises().assertOver(end);
        return true;
    }

    @Test
    void afterTheEnd_thereIsNothingToResume_andToRollBackAgainIsNoFailure() {
        var scenario = Scenario.of("jetemail", Strategy.OVERLAP, "raw", List.of(MemorySink::raw));
        try (var world = new World(scenario)) {
            world.quietly().run();
            assertThat(world.quietly().rollback(Optional::empty).outcome()).isEqualTo(Outcome.ROLLED_BACK);
            assertThat(world.quietly().rollback(Optional::empty).outcome()).isEqualTo(Outcome.ROLLED_BACK);
            RotationReport nothing = world.quietly().resume();
            assertThat(nothing.outcome()).isEqualTo(Outcome.DONE);
            assertThat(nothing.messages().get(0)).contains("nothing to resume");
            assertThat(nothing.next().verb()).isEqualTo(Verb.NOTHING);
        }
    }
}
