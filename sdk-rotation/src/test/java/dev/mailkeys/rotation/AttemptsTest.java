package dev.mailkeys.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.testkit.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Attempts are spaced and end by time; when they have come to nothing, a later run tries as long again. */
class AttemptsTest {

    private static final Duration BLIP = Duration.ofMinutes(2);

    static Stream<Scenario> scenarios() {
        return CrashTest.scenarios().filter(scenario -> scenario.title().matches("readable|write-only"));
    }

    /** Where two keys take turns, a lost call is waited out, which may be more than one run waits. */
    static Stream<Scenario> inOneRun() {
        return scenarios().filter(scenario -> scenario.strategy() != Strategy.ALTERNATE);
    }

    /** Minutes in which every change fails, with or without effect, are waited for by one run. */
    @ParameterizedTest
    @MethodSource("inOneRun")
    void aProviderThatFailsForMinutes_isWaitedFor(Scenario scenario) {
        for (Fault fault : List.of(Fault.status(503), Fault.cut().afterCommit())) {
            try (var world = new World(scenario)) {
                fail(world, fault);
                var heals = world.clock().instant().plus(BLIP);
                Rotation rotation = world.rotation(world.points(where -> {
                    if (world.clock().instant().isAfter(heals)) {
                        world.heal();
                    }
                }));
                RotationReport report = rotation.run();
                assertThat(report.outcome()).as("%s, %s", fault, report).isIn(Outcome.DONE, Outcome.PENDING);
                world.heal();
                world.promises().assertOver(world.until(rotation::run), 10);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void aProviderThatFailsForHours_isTriedAgainByALaterRun(Scenario scenario) {
        try (var world = new World(scenario)) {
            fail(world, Fault.status(503));
            RotationReport report = world.quietly().run();
            assertThat(report.outcome())
                    .isIn(
                            Outcome.INCOMPLETE,
                            Outcome.SINK_BROKEN,
                            Outcome.SINK_UNKNOWN,
                            Outcome.ROLLED_BACK,
                            Outcome.PENDING);
            report = world.quietly().run();
            world.heal();
            if (!Progress.of(world.records()).isOpen()) {
                report = world.recover(Enumeration.Recovery.RESUME);
            }
            world.promises().assertOver(new Walk(world, Optional.empty()).from(report), 10);
        }
    }

    private static void fail(World world, Fault fault) {
        Stream.of("create", "rotate", "delete")
                .filter(world.simulator().operations()::contains)
                .forEach(operation -> world.simulator().on(operation, fault));
    }
}
