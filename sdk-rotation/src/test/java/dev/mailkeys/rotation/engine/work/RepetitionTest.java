package dev.mailkeys.rotation.engine.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.RotationOptions;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import dev.mailkeys.testkit.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A call that may be repeated ends by its count or by its time, whichever comes first; then a later run sends it. */
class RepetitionTest {

    /** The pauses between them are 1, 2 and 4 seconds. */
    @ParameterizedTest
    @CsvSource({"1, PT15M, 1, PT0S", "3, PT15M, 3, PT3S", "10, PT7S, 4, PT7S", "10, PT1S, 2, PT1S"})
    void aDeleteThatFails_isSentAsOftenAsItMay_andAgainByALaterRun(
            int most, Duration within, int sent, Duration pauses) {
        var scenario = Scenario.of("emailit", Strategy.OVERLAP, "one", List.of(MemorySink::readable));
        try (var world = new World(scenario)) {
            var options = RotationOptions.builder()
                    .grace(Duration.ZERO)
                    .soak(Duration.ZERO)
                    .maxAttempts(most)
                    .attemptsWithin(within);
            Instant begun = world.timing().now();
            world.simulator().on("delete", Fault.status(503));
            RotationReport report =
                    world.rotation(world.points(where -> {}), options).run();
            assertThat(world.simulator().received("delete")).as("%s", report).hasSize(sent);
            assertThat(Duration.between(begun, world.timing().now())).isGreaterThanOrEqualTo(pauses);
            world.heal();
            world.promises().assertOver(world.until(world.quietly()::resume));
        }
    }

    /** What the provider asks for is waited for by this run where that is short, and by a later run where it is long. */
    @Test
    void aProviderThatAsksForMinutes_isLeftAloneForThem() {
        var scenario = Scenario.of("emailit", Strategy.OVERLAP, "one", List.of(MemorySink::readable));
        try (var world = new World(scenario)) {
            var options = RotationOptions.builder().grace(Duration.ZERO).soak(Duration.ZERO);
            world.simulator().next("delete", Fault.status(429).withRetryAfter("120"));
            Instant begun = world.timing().now();
            RotationReport report =
                    world.rotation(world.points(where -> {}), options).run();
            assertThat(world.simulator().received("delete")).as("%s", report).hasSize(2);
            assertThat(Duration.between(begun, world.timing().now())).isGreaterThanOrEqualTo(Duration.ofMinutes(2));
            world.promises().assertOver(world.until(world.quietly()::resume));
        }
    }

    @Test
    void aProviderThatAsksForLongerThanARunWaits_isAskedAgainByALaterRun_andNoSooner() {
        var scenario = Scenario.of("emailit", Strategy.OVERLAP, "one", List.of(MemorySink::readable));
        try (var world = new World(scenario)) {
            var options = RotationOptions.builder().grace(Duration.ZERO).soak(Duration.ZERO);
            world.simulator().on("delete", Fault.status(429).withRetryAfter("3600"));
            RotationReport report =
                    world.rotation(world.points(where -> {}), options).run();
            assertThat(report.outcome()).isEqualTo(Outcome.INCOMPLETE);
            assertThat(report.messages().get(0)).contains("accepts no calls for 1 hour. ");
            assertThat(report.until()).contains(world.timing().now().plus(Duration.ofHours(1)));
            assertThat(world.simulator().received("delete")).hasSize(1);
            world.heal();
            world.promises().assertOver(world.until(world.quietly()::resume));
        }
    }

    /** A no is not asked for again, and what may pass is. */
    @Test
    void aDeleteThatIsForbidden_isSentOnce_andByALaterRun() {
        var scenario = Scenario.of("emailit", Strategy.OVERLAP, "one", List.of(MemorySink::readable));
        try (var world = new World(scenario)) {
            var options = RotationOptions.builder().grace(Duration.ZERO).soak(Duration.ZERO);
            world.simulator().on("delete", Fault.status(403));
            world.rotation(world.points(where -> {}), options).run();
            assertThat(world.simulator().received("delete")).hasSize(1);
            world.heal();
            world.promises().assertOver(world.until(world.quietly()::resume));
        }
    }

    @Test
    void aDeleteWhoseAnswerCannotBeRead_isSentAgain() {
        var scenario = Scenario.of("emailit", Strategy.OVERLAP, "one", List.of(MemorySink::readable));
        try (var world = new World(scenario)) {
            var options = RotationOptions.builder().grace(Duration.ZERO).soak(Duration.ZERO);
            world.simulator().next("delete", Fault.garbageBody());
            RotationReport report =
                    world.rotation(world.points(where -> {}), options).run();
            assertThat(world.simulator().received("delete")).as("%s", report).hasSize(2);
            world.promises().assertOver(world.until(world.quietly()::resume));
        }
    }
}
