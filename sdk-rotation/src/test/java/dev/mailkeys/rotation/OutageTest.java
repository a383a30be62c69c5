package dev.mailkeys.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.world.KillPoints;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import dev.mailkeys.testkit.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In place, the outage lasts as long as the calls, not as long as the settle time. */
class OutageTest {

    private static final Duration BOUND = Duration.ofSeconds(10);
    private static final Duration LATE = Duration.ofSeconds(40);

    static Stream<Scenario> lostAnswers() {
        return Stream.of("emailit", "elasticemail", "jetemail")
                .flatMap(provider -> operations(provider)
                        .flatMap(operation -> Stream.of(
                                        Fault.cut(),
                                        Fault.cut().afterCommit(),
                                        Fault.status(500).afterCommit())
                                .map(fault -> Scenario.of(
                                                provider, Strategy.IN_PLACE, "readable", List.of(MemorySink::readable))
                                        .with(operation, fault))));
    }

    private static Stream<String> operations(String provider) {
        return provider.equals("elasticemail") ? Stream.of("create", "delete") : Stream.of("rotate");
    }

    @ParameterizedTest
    @MethodSource("lostAnswers")
    void oneLostAnswer_costsSeconds(Scenario scenario) {
        try (var world = new World(scenario)) {
            var clock = new OutageClock(world);
            Rotation rotation = world.rotation(world.points(where -> clock.look()));
            RotationReport report = world.until(rotation::run);
            world.promises().assertOver(report);
            assertThat(clock.longest()).as("the longest outage").isLessThan(BOUND);
        }
    }

    /** A late call ends the delivered token: that is noticed within seconds, and another token replaces it. */
    @Test
    void aRotateThatComesLate_isSeenAndReplaced() {
        var scenario = Scenario.of("emailit", Strategy.IN_PLACE, "readable", List.of(MemorySink::readable))
                .with("rotate", Fault.lateCommit(LATE));
        try (var world = new World(scenario)) {
            RotationReport report = world.until(world.rotation(world.points(KillPoints.NEVER))::run);
            world.promises().assertOver(report);
            Instant sent = at(world, RecordType.ROTATE_INTENT);
            Instant seen = at(world, RecordType.ABANDONED);
            assertThat(Duration.between(sent.plus(LATE), seen)).isBetween(Duration.ZERO, Duration.ofSeconds(12));
        }
    }

    private static Instant at(World world, RecordType type) {
        return world.records().stream()
                .filter(entry -> entry.type() == type)
                .findFirst()
                .orElseThrow()
                .at();
    }

    /** How long what the sink holds was refused, at most. */
    private static final class OutageClock {

        private final World world;
        private Optional<Instant> since = Optional.empty();
        private Duration longest = Duration.ZERO;

        OutageClock(World world) {
            this.world = world;
        }

        void look() {
            Secret token = world.sinks().get(0).token();
            Instant now = world.clock().instant();
            Instant began = since.orElse(now);
            Duration lasted = Duration.between(began, now);
            longest = lasted.compareTo(longest) > 0 ? lasted : longest;
            since = world.simulator().accepts(token.reveal()) ? Optional.empty() : Optional.of(began);
        }

        Duration longest() {
            return longest;
        }
    }
}
