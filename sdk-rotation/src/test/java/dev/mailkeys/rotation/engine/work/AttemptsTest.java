package dev.mailkeys.rotation.engine.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.rotation.NextStep;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.RotationOptions;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.crash.CrashTest;
import dev.mailkeys.rotation.crash.Walk;
import dev.mailkeys.rotation.engine.record.JournalRecord;
import dev.mailkeys.rotation.engine.record.Progress;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.world.KillPoints;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Recovery;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import dev.mailkeys.testkit.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attempts are spaced and end by time; when they have come to nothing, a later run tries as long again. */
class AttemptsTest {

    private static final Duration BLIP = Duration.ofMinutes(2);
    private static final int CRASHES = 15;

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
    @ValueSource(ints = {1, 3})
    void attempts_areNoMoreThanMayBe_andNoFewer(int most) {
        try (var world = new World(Scenario.of("emailit", Strategy.OVERLAP, "one", List.of(MemorySink::readable)))) {
            world.simulator().on("create", Fault.status(503));
            RotationReport report = world.rotation(
                            world.points(where -> {}), world.options().maxAttempts(most))
                    .run();
            assertThat(world.simulator().received("create")).as("%s", report).hasSize(most);
        }
    }

    /** Each may be the one that a consumer reads: they are kept, and a person is asked. */
    @Test
    void newKeysThatMayBeInASink_areNoMoreThanMayBe() {
        try (var world = new World(Scenario.of("emailit", Strategy.OVERLAP, "one", List.of(MemorySink::writeOnly)))) {
            world.sinks().get(0).failEveryPut();
            RotationReport report = null;
            for (int night = 0; night < 6; night++) {
                report = world.rotation(
                                world.points(where -> {}), world.options().maxAttempts(2))
                        .run();
                world.clock().advance(Duration.ofHours(1));
            }
            assertThat(report.messages().get(0)).contains("Any of 2 new keys may be in a sink.");
            assertThat(report.next().verb()).isEqualTo(NextStep.Verb.ABANDON);
            assertThat(world.simulator().received("create")).hasSize(2);
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
                report = world.recover(Recovery.RESUME);
            }
            world.promises().assertOver(new Walk(world, Optional.empty()).from(report), 10);
        }
    }

    /**
     * In place, where the sinks hold a dead token, there is no way but on: a rotator that is killed again and again, and
     * started anew at once, is held back by the pauses, which it knows from the journal.
     */
    @ParameterizedTest
    @MethodSource("inPlace")
    void killedAfterEachAttemptAndStartedAtOnce_itsAttemptsAreSpaced(Scenario scenario) {
        try (var world = new World(scenario)) {
            for (int crash = 0; crash < CRASHES; crash++) {
                world.untilKilled(
                        world.points(where -> {
                            if (where.matches("after (rotate|create)\\b.*") && !where.endsWith("-a0")) {
                                throw new KillPoints.Killed(where);
                            }
                        }),
                        Rotation::run);
            }
            List<Instant> begun = world.records().stream()
                    .filter(entry -> entry.type() == RecordType.ROTATE_INTENT
                            || (entry.type() == RecordType.CREATE_INTENT && entry.attempt() > 0))
                    .map(JournalRecord::at)
                    .toList();
            assertThat(begun).hasSizeGreaterThan(5);
            for (int attempt = 2; attempt < begun.size(); attempt++) {
                assertThat(Duration.between(begun.get(attempt - 1), begun.get(attempt)))
                        .as("before attempt %s", attempt + 1)
                        .isGreaterThanOrEqualTo(Duration.ofSeconds(Math.min(60, 1L << (attempt - 2))));
            }
            world.promises().assertOver(world.recover(Recovery.RESUME), 10);
        }
    }

    static Stream<Scenario> inPlace() {
        return scenarios()
                .filter(scenario -> scenario.strategy() == Strategy.IN_PLACE)
                .filter(scenario -> scenario.title().equals("readable"));
    }

    private static WorkFixture inPlace(World world, RotationOptions.Builder options) {
        return new WorkFixture(world, Strategy.IN_PLACE, options.build(), UnaryOperator.identity());
    }

    private static World oneKey() {
        return new World(Scenario.of("emailit", Strategy.IN_PLACE, "one", List.of(MemorySink::readable)));
    }

    private static void assertUsedUp(WorkFixture fixture) {
        assertThatThrownBy(() -> Attempts.next(fixture.work()))
                .isInstanceOf(Halt.class)
                .hasMessageContaining("attempts came to nothing in this run");
    }

    @Test
    void aRun_hasSoManyAttempts_whateverWasBegunBefore() {
        try (var world = oneKey();
                var fixture = inPlace(world, world.options().maxAttempts(2))) {
            fixture.says(RecordType.ROTATE_INTENT, 5);
            assertThat(Attempts.next(fixture.work())).isEqualTo(6);
            assertThat(Attempts.next(fixture.work())).isEqualTo(6);
            assertUsedUp(fixture);
        }
    }

    @Test
    void aRun_triesForSoLong() {
        Duration within = Duration.ofMinutes(1);
        try (var world = oneKey();
                var fixture = inPlace(world, world.options().attemptsWithin(within))) {
            Attempts.next(fixture.work());
            world.clock().advance(within.minusMillis(1));
            Attempts.next(fixture.work());
            world.clock().advance(Duration.ofMillis(1));
            assertUsedUp(fixture);
        }
    }

    /** The third attempt is followed by the next no sooner than two seconds after it was begun. */
    @Test
    void whatIsLeftOfAPause_isWaitedFor() {
        try (var world = oneKey();
                var fixture = inPlace(world, world.options())) {
            Instant begun = world.timing().now();
            fixture.says(RecordType.ROTATE_INTENT, 3);
            world.clock().advance(Duration.ofMillis(500));
            Attempts.next(fixture.work());
            assertThat(Duration.between(begun, world.timing().now())).isEqualTo(Duration.ofSeconds(2));
        }
    }

    private static void fail(World world, Fault fault) {
        Stream.of("create", "rotate", "delete")
                .filter(world.simulator().operations()::contains)
                .forEach(operation -> world.simulator().on(operation, fault));
    }
}
