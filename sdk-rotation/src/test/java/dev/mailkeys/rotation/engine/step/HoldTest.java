package dev.mailkeys.rotation.engine.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.RotationOptions;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.engine.record.Detail.Wait;
import dev.mailkeys.rotation.engine.record.JournalRecord;
import dev.mailkeys.rotation.engine.record.Progress;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Providers;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An old key that is still in use is left alone for a while. */
class HoldTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @ParameterizedTest
    @MethodSource("dev.mailkeys.rotation.world.Providers#all")
    void whereThereIsNoGrace_itIsHeldForAMinute(String provider) {
        var scenario = Scenario.of(provider, Strategy.OVERLAP, "one", List.of(MemorySink::readable));
        try (var world = new World(scenario)) {
            Secret old = world.sinks().get(0).token();
            var points = world.points(where -> {
                world.clock().advance(Duration.ofSeconds(1));
                Providers.send(provider, world.simulator().baseUrl(), old);
            });
            RotationReport report = world.rotation(
                            points,
                            RotationOptions.builder().grace(Duration.ZERO).soak(Duration.ZERO))
                    .run();
            assertThat(report.outcome()).as("%s", report).isEqualTo(Outcome.PENDING);
            JournalRecord held = Progress.of(world.records()).last();
            assertThat(held.type()).isEqualTo(RecordType.HELD);
            Instant until = held.as(Wait.class).orElseThrow().until();
            assertThat(Duration.between(held.at(), until)).isBetween(MINUTE.minusSeconds(2), MINUTE.plusSeconds(2));
            assertThat(report.until()).contains(until);
        }
    }
}
