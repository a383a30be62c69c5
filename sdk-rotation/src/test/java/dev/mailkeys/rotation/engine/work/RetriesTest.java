package dev.mailkeys.rotation.engine.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.rotation.RotationOptions;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import dev.mailkeys.testkit.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A call that may be repeated ends by its count or by its time, whichever comes first; then a later run sends it. */
class RetriesTest {

    /** The pauses between them are 1, 2 and 4 seconds. */
    @ParameterizedTest
    @CsvSource({"1, PT15M, 1", "3, PT15M, 3", "10, PT7S, 4", "10, PT1S, 2"})
    void aDeleteThatFails_isSentAsOftenAsItMay_andAgainByALaterRun(int most, Duration within, int sent) {
        var scenario = Scenario.of("emailit", Strategy.OVERLAP, "one", List.of(MemorySink::readable));
        try (var world = new World(scenario)) {
            var options = RotationOptions.builder()
                    .grace(Duration.ZERO)
                    .soak(Duration.ZERO)
                    .maxAttempts(most)
                    .attemptsWithin(within);
            world.simulator().on("delete", Fault.status(503));
            RotationReport report =
                    world.rotation(world.points(where -> {}), options).run();
            assertThat(world.simulator().received("delete")).as("%s", report).hasSize(sent);
            world.heal();
            world.promises().assertOver(world.until(world.quietly()::resume));
        }
    }
}
