package dev.mailkeys.rotation.engine.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.NextStep;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A run that comes by during the grace period looks whether the sinks still hold what was put there. */
class WatchedGraceTest {

    private static World inGrace(String provider) {
        var world = new World(Scenario.of(provider, Strategy.OVERLAP, "one", List.of(MemorySink::readable)));
        RotationReport report = world.quietly().run();
        assertThat(report.outcome()).as("%s", report).isEqualTo(Outcome.PENDING);
        return world;
    }

    @ParameterizedTest
    @MethodSource("dev.mailkeys.rotation.world.Providers#all")
    void aSinkThatSomebodyElseHasChanged_isToldBeforeTheGracePeriodIsOver(String provider) {
        try (var world = inGrace(provider)) {
            world.sinks().get(0).hold(Secret.of("somebody-elses-token-of-forty-characters"));
            RotationReport report = world.quietly().runIfDue();
            assertThat(report.outcome()).as("%s", report).isEqualTo(Outcome.SINK_BROKEN);
            assertThat(report.messages().get(0)).contains("Somebody else has changed sink 0");
            assertThat(report.next().verb()).isEqualTo(NextStep.Verb.ABANDON);
            assertThat(world.adapter().find(world.original())).isPresent();
        }
    }

    /** It is read when the time is over, as it must be then. */
    @ParameterizedTest
    @MethodSource("dev.mailkeys.rotation.world.Providers#all")
    void aSinkThatCantBeReadMeanwhile_letsItWait(String provider) {
        try (var world = inGrace(provider)) {
            world.sinks().get(0).failEveryRead();
            RotationReport report = world.quietly().runIfDue();
            assertThat(report.outcome()).as("%s", report).isEqualTo(Outcome.PENDING);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.mailkeys.rotation.world.Providers#all")
    void sinksThatAreAsTheyWere_letItWait(String provider) {
        try (var world = inGrace(provider)) {
            assertThat(world.quietly().runIfDue().outcome()).isEqualTo(Outcome.PENDING);
        }
    }
}
