package dev.mailkeys.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.mailkeys.rotation.world.KillPoints;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Nightly;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import dev.mailkeys.testkit.ReceivedCall;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How many calls a rotation makes, counted at the server. Each begins with a list, which several may share: the first
 * pages. The calls after it must not grow with the account, or with the sinks that hold the same token.
 */
@Timeout(120)
class CallsTest {

    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration MINUTES = Duration.ofMinutes(2);
    private static final Duration HOURS = Duration.ofHours(1);

    /** Provider, strategy, grace, soak, and the calls besides the list of a first rotation and of the next. */
    private static Stream<Arguments> rotations() {
        return Stream.of(
                arguments("jetemail", Strategy.OVERLAP, AT_ONCE, AT_ONCE, 7, 7),
                arguments("jetemail", Strategy.OVERLAP, MINUTES, MINUTES, 8, 8),
                arguments("jetemail", Strategy.OVERLAP, HOURS, HOURS, 8, 8),
                arguments("jetemail", Strategy.IN_PLACE, HOURS, AT_ONCE, 5, 5),
                arguments("jetemail", Strategy.ALTERNATE, HOURS, AT_ONCE, 4, 4),
                arguments("emailit", Strategy.OVERLAP, AT_ONCE, AT_ONCE, 8, 8),
                arguments("emailit", Strategy.OVERLAP, HOURS, AT_ONCE, 8, 8),
                arguments("emailit", Strategy.IN_PLACE, HOURS, AT_ONCE, 4, 4),
                arguments("emailit", Strategy.ALTERNATE, HOURS, AT_ONCE, 7, 4),
                arguments("elasticemail", Strategy.OVERLAP, AT_ONCE, AT_ONCE, 7, 7),
                // Two of them set the date at which the old key ends by itself.
                arguments("elasticemail", Strategy.OVERLAP, HOURS, AT_ONCE, 9, 9),
                arguments("elasticemail", Strategy.IN_PLACE, HOURS, AT_ONCE, 8, 8),
                // A sink without a mark does not show which of the two keys it holds: two calls find that out.
                arguments("elasticemail", Strategy.ALTERNATE, HOURS, AT_ONCE, 10, 8));
    }

    @ParameterizedTest
    @MethodSource("rotations")
    void rotation_makesAsFewCallsAsItsFactsNeed(
            String provider, Strategy strategy, Duration grace, Duration soak, int first, int next) {
        List<Function<String, MemorySink>> sinks = List.of(MemorySink::readable, MemorySink::readable);
        try (var world = new World(Scenario.of(provider, strategy, "counted", sinks))) {
            int others = provider.equals("elasticemail") ? 10 : 120;
            for (int i = 0; i < others; i++) {
                world.simulator().seedKey("other " + i);
            }
            RotationOptions.Builder options = world.options().grace(grace).soak(soak);
            assertThat(calls(world, options)).hasSize(first);
            assertThat(calls(world, options)).hasSize(next);
            assertThat(world.warnings()).isEmpty();
        }
    }

    private static List<String> calls(World world, RotationOptions.Builder options) {
        RotationPlan plan =
                world.rotation(world.points(KillPoints.NEVER), options).plan();
        List<String> calls = count(world, () -> {
            RotationReport report = Nightly.until(
                    () -> world.rotation(world.points(KillPoints.NEVER), options)
                            .run(),
                    world.timing());
            assertThat(report.outcome()).as("%s", report).isEqualTo(Outcome.DONE);
        });
        int pages = world.provider().equals("emailit") ? 2 : 1;
        assertThat(calls.subList(0, pages)).containsOnly("list");
        List<String> beside = calls.subList(pages, calls.size());
        assertThat(plan.requests()).as("as planned: %s", beside).isEqualTo(beside.size());
        return beside;
    }

    private static List<String> count(World world, Runnable work) {
        int before = world.simulator().received().size();
        work.run();
        return world.simulator().received().stream()
                .skip(before)
                .map(ReceivedCall::operation)
                .toList();
    }
}
