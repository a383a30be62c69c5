package dev.mailkeys.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.crash.CrashTest;
import dev.mailkeys.rotation.crash.Enumeration;
import dev.mailkeys.rotation.engine.record.JournalRecord;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Recovery;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A listener, a sink, an account or a store may throw anything at any time: run() ends with an outcome, and no token is
 * lost.
 */
public class MisbehavingTest {

    private static final String WORDS = "words that may hold a token";

    public enum Who {
        LISTENER,
        SINK,
        SINK_AFTER_THE_PUT,
        READER,
        ANNOUNCER,
        ACCOUNT,
        ACCOUNT_AFTER_THE_CALL,
        STORE
    }

    /** What is thrown. */
    enum Kind {
        MISTAKE(() -> new Mistake()),
        RUNTIME_EXCEPTION(() -> new IllegalArgumentException(WORDS)),
        /** As Kotlin may throw it from a method that declares none. */
        CHECKED_EXCEPTION(() -> new IOException(WORDS));

        private final Supplier<Throwable> thrown;

        Kind(Supplier<Throwable> thrown) {
            this.thrown = thrown;
        }

        void throwIt() {
            MisbehavingTest.<RuntimeException>sneak(thrown.get());
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void sneak(Throwable thrown) throws E {
        throw (E) thrown;
    }

    private static final class Mistake extends Error {
        private static final long serialVersionUID = 1;

        Mistake() {
            super(WORDS);
        }
    }

    @Tag("crash")
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
            if (calls.incrementAndGet() == point) {
                // Another kind at each point, whichever points are sampled.
                Kind.values()[(point + point / 3) % 3].throwIt();
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

    static Stream<Arguments> listeners() {
        return RotationTest.scenarios()
                .flatMap(scenario -> Stream.of(Kind.values()).map(kind -> Arguments.of(scenario, kind)));
    }

    @ParameterizedTest
    @MethodSource("listeners")
    void aListenerThatThrowsAtEveryEvent_changesNothing(Scenario scenario, Kind kind) {
        List<RecordType> steps;
        try (var world = new World(scenario)) {
            world.until(world.quietly()::run);
            steps = steps(world);
        }
        try (var world = new World(scenario)) {
            RotationReport report = world.until(world.misbehaving(Who.LISTENER, kind::throwIt)::run);
            assertThat(steps(world)).isEqualTo(steps);
            assertThat(report.messages()).last(STRING).contains("The listener failed with", "The rotation went on.");
            assertThat(report.toString()).doesNotContain(WORDS);
            world.promises().assertOver(report);
        }
    }

    private static List<RecordType> steps(World world) {
        return world.records().stream().map(JournalRecord::type).toList();
    }

    static Stream<Arguments> others() {
        return Stream.of(Who.values())
                .filter(who -> who != Who.LISTENER)
                .flatMap(who -> Stream.of(Kind.values()).map(kind -> Arguments.of(who, kind)));
    }

    @ParameterizedTest
    @MethodSource("others")
    void whateverIsThrown_itIsAnOutcomeThatLeadsOn(Who who, Kind kind) {
        try (var world = new World(Scenario.of("emailit", Strategy.IN_PLACE, "raw", List.of(MemorySink::readable)))) {
            RotationReport report = world.misbehaving(who, kind::throwIt).run();
            assertThat(report.outcome()).isNotIn(Outcome.DONE, Outcome.PENDING);
            assertThat(report.messages()).first(STRING).contains("that is a fault in its code");
            assertThat(report.toString()).doesNotContain(WORDS);
            world.promises().assertOver(world.recover(Recovery.RESUME));
        }
    }

    @Test
    void aSinkThatIsInterrupted_leavesTheThreadInterrupted() {
        try (var world = new World(Scenario.of("emailit", Strategy.OVERLAP, "raw", List.of(MemorySink::readable)))) {
            RotationReport report = world.misbehaving(
                            Who.SINK, () -> MisbehavingTest.<RuntimeException>sneak(new InterruptedException()))
                    .run();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(report.outcome()).isEqualTo(Outcome.INCOMPLETE);
            world.promises().assertOver(world.recover(Recovery.RESUME));
        }
    }

    /** The new token is only in memory when the listener hears of it. */
    @Test
    void aListenerThatThrowsOnRotated_costsNoToken() {
        try (var world = new World(Scenario.of("emailit", Strategy.IN_PLACE, "raw", List.of(MemorySink::raw)))) {
            RotationReport report = world.misbehaving(Who.LISTENER, () -> {
                        throw new Mistake();
                    })
                    .run();
            assertThat(report.outcome()).as("%s", report).isEqualTo(Outcome.DONE);
            assertThat(report.messages().get(1)).contains("The listener failed with", "Mistake");
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
