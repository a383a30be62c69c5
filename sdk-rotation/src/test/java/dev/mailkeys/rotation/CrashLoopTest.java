package dev.mailkeys.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.rotation.Enumeration.Recovery;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A rotator that is killed at the same place again and again fills no account, and gives up at last. */
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

    /** What a rotation passes, but for the names of keys. */
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
        RotationReport report = world.recover(Recovery.RESUME);
        int attempts = Progress.of(world.records()).attempt();
        assertThat(attempts).as("attempts").isLessThanOrEqualTo(MOST_ATTEMPTS);
        if (report.outcome() != Outcome.DONE && report.outcome() != Outcome.ROLLED_BACK) {
            assertThat(attempts).as("%s", report).isEqualTo(MOST_ATTEMPTS);
            report = world.until(world.rotation(
                    world.points(KillPoints.NEVER), world.options().maxAttempts(2 * MOST_ATTEMPTS))::run);
        }
        world.promises().assertOver(report, MOST_ATTEMPTS + 1);
        return true;
    }
}
