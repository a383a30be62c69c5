package dev.mailkeys.rotation;

import dev.mailkeys.rotation.crash.CrashTest;
import dev.mailkeys.rotation.crash.Enumeration;
import dev.mailkeys.rotation.world.KillPoints;
import dev.mailkeys.rotation.world.Recovery;
import dev.mailkeys.rotation.world.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rotator's clock is set forward or back by hours and days, within a run and between two. */
@Tag("crash")
class JumpingClockTest {

    private static final int STRIDE = 7;

    static List<Duration> jumps() {
        return List.of(Duration.ofHours(7), Duration.ofHours(-7), Duration.ofDays(40), Duration.ofDays(-40));
    }

    private static Stream<Scenario> scenarios() {
        return CrashTest.scenarios().filter(scenario -> scenario.title().matches("readable|write-only"));
    }

    @ParameterizedTest
    @MethodSource("jumps")
    void withinARun(Duration jump) {
        Enumeration enumeration = Enumeration.of("clock set by " + jump + " within a run", STRIDE);
        enumeration.each(
                scenarios(),
                scenario -> enumeration.everywhere(scenario, (world, point) -> {
                    var passed = new AtomicInteger();
                    KillPoints points = world.points(where -> {
                        if (passed.incrementAndGet() == point) {
                            world.timing().jump(jump);
                        }
                    });
                    world.promises().assertOver(world.until(world.rotation(points)::run));
                    return passed.get() >= point;
                }));
        enumeration.assertNoFailure();
    }

    @ParameterizedTest
    @MethodSource("jumps")
    void betweenTwoRuns(Duration jump) {
        for (Recovery recovery : Recovery.values()) {
            Enumeration enumeration = Enumeration.of("clock set by " + jump + " between two runs, " + recovery, STRIDE);
            enumeration.each(
                    scenarios(),
                    scenario -> enumeration.everywhere(scenario, (world, point) -> {
                        boolean killed = world.killAt(point, Rotation::run).isPresent();
                        world.timing().jump(jump);
                        world.promises().assertOver(world.recover(recovery));
                        return killed;
                    }));
            enumeration.assertNoFailure();
        }
    }
}
