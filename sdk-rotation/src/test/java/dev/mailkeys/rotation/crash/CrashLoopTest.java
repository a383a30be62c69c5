package dev.mailkeys.rotation.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.RotationOptions;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.engine.record.Progress;
import dev.mailkeys.rotation.engine.work.Attempts;
import dev.mailkeys.rotation.world.KillPoints;
import dev.mailkeys.rotation.world.Recovery;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A rotator that is killed at the same place again and again fills no account, and comes to its end when that is over. */
@Tag("crash")
class CrashLoopTest {

    private static final int CRASHES = 25;
    private static final int MOST_ATTEMPTS = RotationOptions.defaults().maxAttempts();

    @Test
    void killedAtTheSamePlaceAgainAndAgain_staysUnderItsCaps() {
        Enumeration enumeration = Enumeration.of("killed " + CRASHES + " times at the same place", 4);
        enumeration.each(CrashTest.scenarios(), scenario -> {
            List<String> places = places(scenario);
            enumeration.everywhere(
                    scenario,
                    (world, point) -> point <= places.size() && killAgainAndAgain(world, places.get(point - 1)));
        });
        enumeration.assertNoFailure();
    }

    /** The points that a rotation passes, without the names of keys. */
    private static List<String> places(Scenario scenario) {
        try (var world = new World(scenario)) {
            KillPoints points = world.points(KillPoints.NEVER);
            world.until(world.rotation(points)::run);
            return points.passed().stream().map(CrashLoopTest::place).distinct().toList();
        }
    }

    private static String place(String where) {
        return where.contains("record") ? where : where.replaceFirst("^(\\w+ \\w+).*", "$1");
    }

    private static boolean killAgainAndAgain(World world, String place) {
        Secret old = world.sinks().get(0).token();
        boolean killed = true;
        for (int crash = 0; crash < CRASHES && killed; crash++) {
            world.clock().advance(Duration.ofMinutes(1));
            killed = world.untilKilled(
                            world.points(where -> {
                                if (place(where).equals(place)) {
                                    throw new KillPoints.Killed(where);
                                }
                            }),
                            Rotation::run)
                    .isPresent();
        }
        RotationReport report =
                new Walk(world, Optional.of(old)).from(world.quietly().resume());
        if (world.records().isEmpty() || report.outcome() == Outcome.REFUSED) {
            report = world.recover(Recovery.RESUME);
        }
        // While no sink was written, the rotation can go back, and attempts count over all runs.
        int most = Attempts.canStillGoBack(Progress.of(world.records())) ? MOST_ATTEMPTS : CRASHES + MOST_ATTEMPTS;
        assertThat(Progress.of(world.records()).attempt()).as("attempts").isLessThanOrEqualTo(most);
        world.promises().assertOver(report, MOST_ATTEMPTS + 1);
        return true;
    }
}
