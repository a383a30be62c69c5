package dev.mailkeys.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.crash.CrashTest;
import dev.mailkeys.rotation.crash.Enumeration;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Recovery;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a listener, a sink, an account or a store throws, and whenever: run() ends with an outcome, and no token is lost. */
@Tag("crash")
public class MisbehavingTest {

    private static final String WORDS = "words that may hold a token";

    public enum Who {
        LISTENER,
        SINK,
        SINK_AFTER_THE_PUT,
        READER,
        ACCOUNT,
        ACCOUNT_AFTER_THE_CALL,
        STORE
    }

    private static final class Mistake extends Error {
        private static final long serialVersionUID = 1;

        Mistake() {
            super(WORDS);
        }
    }

    @ParameterizedTest
    @EnumSource(Who.class)
    void atEveryPoint_itIsAnOutcome(Who who) {
        Enumeration enumeration = Enumeration.of("misbehaving, " + who, 3);
        enumeration.each(
                CrashTest.scenarios().filter(scenario -> scenario.title().matches("readable|raw|mixed")),
                scenario -> enumeration.everywhere(scenario, (world, point) -> misbehave(world, who, point)));
        enumeration.assertNoFailure();
    }

    private static boolean misbehave(World world, Who who, int point) {
        var calls = new AtomicInteger();
        Runnable fault = () -> {
            boolean now = calls.incrementAndGet() == point;
            if (now && point % 2 == 0) {
                throw new IllegalArgumentException(WORDS);
            } else if (now) {
                throw new Mistake();
            }
        };
        RotationReport first = world.misbehaving(who, fault).run();
        assertThat(first.toString()).doesNotContain(WORDS);
        assertThat(first.cause().map(Throwable::getCause)).isEmpty();
        if (who == Who.LISTENER) {
            assertThat(first.outcome()).isIn(Outcome.DONE, Outcome.PENDING);
        }
        if (first.outcome() == Outcome.INCOMPLETE
                && who != Who.LISTENER
                && world.records().isEmpty()) {
            assertThat(calls.get()).isGreaterThanOrEqualTo(point);
        }
        world.promises().assertOver(world.recover(Recovery.RESUME));
        return calls.get() >= point;
    }

    /** The token that was just rotated is in memory alone when the listener is told of it. */
    @Test
    void aListenerThatThrowsOnRotated_costsNoToken() {
        try (var world = new World(Scenario.of("emailit", Strategy.IN_PLACE, "raw", List.of(MemorySink::raw)))) {
            RotationReport report = world.misbehaving(Who.LISTENER, () -> {
                        throw new Mistake();
                    })
                    .run();
            assertThat(report.outcome()).as("%s", report).isEqualTo(Outcome.DONE);
            assertThat(report.messages().get(1)).contains("The listener threw", "Mistake");
            assertThat(world.simulator().received("rotate")).hasSize(1);
            world.promises().assertOver(report);
        }
    }

    @Test
    void whoeverIsAsked_mayThrowToo() {
        try (var world = new World(Scenario.of("emailit", Strategy.OVERLAP, "raw", List.of(MemorySink::raw)))) {
            world.quietly().run();
            Supplier<Optional<Secret>> thrower = () -> {
                throw new Mistake();
            };
            assertThat(world.quietly().rollback(thrower).outcome()).isEqualTo(Outcome.INCOMPLETE);
            assertThat(Stream.of(Outcome.DONE, Outcome.PENDING))
                    .contains(world.quietly().resume().outcome());
        }
    }
}
