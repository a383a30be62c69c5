package dev.mailkeys.rotation.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.RotationPlan;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.world.KillPoints;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said beforehand of a rotation that may begin, and of one that is under way. */
class PlannerTest {

    private static World world(String provider, Strategy strategy) {
        return new World(Scenario.of(provider, strategy, "one", List.of(MemorySink::readable)));
    }

    @ParameterizedTest
    @CsvSource({"emailit, From the rotate call until", "elasticemail, From the delete until"})
    void inPlace_theTimeWithoutAToken_isTold(String provider, String from) {
        try (var world = world(provider, Strategy.IN_PLACE)) {
            RotationPlan plan = world.quietly().plan();
            assertThat(plan.outage().orElseThrow()).startsWith(from);
            assertThat(plan.keyId()).contains(world.original());
            assertThat(plan.keyName()).contains(World.NAME);
            assertThat(plan.calls()).isNotEmpty();
            assertThat(plan.isDue()).isTrue();
        }
        try (var world = world(provider, Strategy.OVERLAP)) {
            assertThat(world.quietly().plan().outage()).isEmpty();
        }
    }

    /** What stands in the way of a new one does not stand in its way; what was edited since is told first. */
    @Test
    void aRotationUnderWay_goesOn_andBeginsNothing() {
        try (var world = world("emailit", Strategy.OVERLAP)) {
            assertThat(world.quietly().run().outcome()).isEqualTo(Outcome.PENDING);
            world.sinks().get(0).refuseEverything("no room.");
            world.sinks().add(MemorySink.readable("another"));
            RotationPlan plan = world.quietly().plan();
            assertThat(plan.underWay()).contains("GRACE");
            assertThat(plan.calls()).isEmpty();
            assertThat(plan.problems()).isEmpty();
            assertThat(plan.warnings().get(0)).startsWith("another was not a sink of this target");
            assertThat(plan.isDue()).isTrue();
        }
    }

    /** It knows no keys yet, so that none can go at once. */
    @Test
    void aReconciliationUnderWay_doesNotBecomeAnEmergency() {
        try (var world = world("emailit", Strategy.OVERLAP)) {
            KillPoints points = world.points(where -> {
                if (where.startsWith("after record PLANNED")) {
                    throw new KillPoints.Killed(where);
                }
            });
            assertThat(world.untilKilled(points, Rotation::reconcile)).isPresent();
            RotationPlan plan = world.emergency(points).plan();
            assertThat(plan.calls()).isEmpty();
            assertThat(plan.outage().orElseThrow()).startsWith("From the rotate call until");
        }
    }
}
