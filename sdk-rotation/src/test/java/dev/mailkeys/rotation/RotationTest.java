package dev.mailkeys.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.rotation.world.KillPoints;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Providers;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rotations in which nothing goes wrong. */
public class RotationTest {

    public static Stream<Scenario> scenarios() {
        Function<String, MemorySink> readable = MemorySink::readable;
        return Providers.ALL.stream()
                .flatMap(provider -> Providers.strategies(provider).stream()
                        .map(strategy -> Scenario.of(provider, strategy, "readable", List.of(readable))));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void run_inPeace_endsWithOneKeyThatWorks(Scenario scenario) {
        try (var world = new World(scenario)) {
            String before = world.sinks().get(0).token().reveal();
            var points = world.points(KillPoints.NEVER);
            RotationReport report = world.until(world.rotation(points)::run);
            world.promises().assertOver(report);
            assertThat(report.outcome()).isEqualTo(Outcome.DONE);
            assertThat(world.sinks().get(0).token().reveal()).isNotEqualTo(before);
        }
    }
}
