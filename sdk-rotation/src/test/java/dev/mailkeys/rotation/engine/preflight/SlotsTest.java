package dev.mailkeys.rotation.engine.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which of two keys is idle: never the one that somebody uses. */
class SlotsTest {

    /** The mark was lost with the comment, and the file still names the key that was in use a rotation ago. */
    @ParameterizedTest
    @MethodSource("dev.mailkeys.rotation.world.Providers#all")
    void aStaleWordOnTheKeyInUse_doesNotRenewIt(String provider) {
        var scenario = Scenario.of(provider, Strategy.ALTERNATE, "readable", List.of(MemorySink::readable));
        try (var world = new World(scenario)) {
            world.until(world.quietly()::run);
            MemorySink sink = world.sinks().get(0);
            sink.hold(sink.token());
            world.clock().advance(Duration.ofMinutes(1));
            world.loseTheJournal();
            var inUse = sink.token();
            RotationReport report = world.quietly().run();
            boolean certain = provider.equals("jetemail");
            assertThat(report.outcome()).isEqualTo(certain ? Outcome.DONE : Outcome.REFUSED);
            assertThat(world.simulator().accepts(inUse.reveal())).isTrue();
            assertThat(world.simulator().accepts(sink.token().reveal())).isTrue();
            if (!certain) {
                assertThat(report.messages().get(0)).contains("was used after the other", "Name the key in use");
            }
        }
    }
}
