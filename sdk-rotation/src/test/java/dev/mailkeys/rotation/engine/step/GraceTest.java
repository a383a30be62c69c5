package dev.mailkeys.rotation.engine.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.RotationOptions;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.crash.CrashTest;
import dev.mailkeys.rotation.engine.record.Detail.Wait;
import dev.mailkeys.rotation.engine.record.Progress;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.world.KillPoints;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The grace period counts from the delivery, regardless of what came before, and even if the journal is lost
 * afterwards.
 */
class GraceTest {

    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final Duration LATE = Duration.ofSeconds(12);

    static Stream<Scenario> scenarios() {
        return CrashTest.scenarios()
                .filter(scenario -> scenario.strategy() == Strategy.OVERLAP)
                .filter(scenario -> scenario.title().matches("readable|two sinks"));
    }

    /** The key is there long before its token is delivered: that is no time in which a consumer could have read it. */
    @ParameterizedTest
    @MethodSource("scenarios")
    void aKeyThatIsDeliveredLate_leavesTheOldOneTheWholeGrace(Scenario scenario) {
        try (var world = new World(scenario)) {
            until("nothing", world, Rotation::run);
            until("after create", world, Rotation::run);
            world.clock().advance(LATE);
            until("after record VERIFIED", world, Rotation::run);
            Instant delivered = world.timing().now();
            world.loseTheJournal();
            until("before delete", world, Rotation::reconcile);
            Instant until = Progress.of(world.records())
                    .latest(RecordType.GRACE)
                    .flatMap(grace -> grace.as(Wait.class))
                    .orElseThrow()
                    .until();
            assertThat(Duration.between(delivered, until)).isBetween(GRACE, GRACE.plusSeconds(1));
            assertThat(world.timing().now()).isAfterOrEqualTo(until);
        }
    }

    /** Runs as often as it takes, with short waits, and dies at a place. */
    private void until(String place, World world, Function<Rotation, RotationReport> verb) {
        KillPoints points = world.points(where -> {
            if (where.startsWith(place)) {
                throw new KillPoints.Killed(where);
            }
        });
        Rotation rotation = world.rotation(
                points,
                RotationOptions.builder().grace(GRACE).settleTime(Duration.ZERO).longestWait(Duration.ofSeconds(1)));
        try {
            world.until(() -> points.survived(verb.apply(rotation)));
        } catch (KillPoints.Killed killed) {
            // What comes next takes it up.
        }
    }
}
