package dev.mailkeys.rotation.engine.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.NextStep;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.RotationOptions;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkCapability;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.journal.MemoryJournals;
import dev.mailkeys.rotation.world.ForwardingSink;
import dev.mailkeys.rotation.world.KillPoints;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How often a token is put where nobody knows what became of the first put. */
class DeliveringTest {

    /** Fails once without telling whether it put. */
    private static final class Unsure extends ForwardingSink {

        private final boolean puts;
        private int calls;

        Unsure(Sink sink, boolean puts) {
            super(sink);
            this.puts = puts;
        }

        @Override
        public Optional<String> put(Delivery delivery, Optional<String> expected) {
            boolean first = calls++ == 0;
            Optional<String> version = first && !puts ? Optional.empty() : super.put(delivery, expected);
            if (first) {
                throw new SinkException(SinkException.Kind.UNKNOWN, name() + ": no answer.", null);
            }
            return version;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "READABLE, true, 1",
        "READABLE, false, 2",
        "READABLE IDEMPOTENT_PUT, true, 2",
        "IDEMPOTENT_PUT, true, 2",
        "IDEMPOTENT_PUT, false, 2"
    })
    void whereItMayBePutAgain_orBeLookedAt_theRotationGoesOn(String capabilities, boolean puts, int expected) {
        var sink = new Unsure(new MemorySink("sink", capabilities(capabilities)), puts);
        assertThat(rotate(sink).outcome()).isEqualTo(Outcome.DONE);
        assertThat(sink.calls).isGreaterThanOrEqualTo(expected);
    }

    @Test
    void whereNobodyCanLook_itIsNotPutTwice() {
        var sink = new Unsure(new MemorySink("sink", EnumSet.noneOf(SinkCapability.class)), true);
        RotationReport report = rotate(sink);
        assertThat(report.outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(sink.calls).isEqualTo(1);
    }

    /** Somebody has mended the file by hand while the rotation lay still. */
    @ParameterizedTest
    @MethodSource("dev.mailkeys.rotation.world.Providers#all")
    void aTokenThatSomebodyElseHasPutThere_isNotOverwritten(String provider) {
        try (var world = new World(Scenario.of(provider, Strategy.OVERLAP, "one", List.of(MemorySink::readable)))) {
            world.until(world.quietly()::run);
            world.untilKilled(
                    world.points(where -> {
                        if (where.equals("before put")) {
                            throw new KillPoints.Killed(where);
                        }
                    }),
                    Rotation::run);
            MemorySink sink = world.sinks().get(0);
            var theirs = Secret.of(world.simulator().seedKey("theirs").token());
            sink.hold(theirs);
            RotationReport report = world.quietly().resume();
            assertThat(report.outcome()).isEqualTo(Outcome.INCOMPLETE);
            assertThat(report.messages().get(0)).contains("Somebody else has put another token into sink 0");
            assertThat(report.next().verb()).isEqualTo(NextStep.Verb.ABANDON);
            assertThat(sink.token()).isEqualTo(theirs);
        }
    }

    /** No mark tells whose a token is that stands alone: that its sink has another version does. */
    @ParameterizedTest
    @MethodSource("dev.mailkeys.rotation.world.Providers#all")
    void aTokenWithoutAMark_thatSomebodyElseHasPutThere_isNotOverwritten(String provider) {
        try (var world = new World(Scenario.of(provider, Strategy.OVERLAP, "raw", List.of(MemorySink::raw)))) {
            world.untilKilled(world.points(where -> killAt(where, "before record DELIVER_INTENT")), Rotation::run);
            MemorySink sink = world.sinks().get(0);
            var theirs = Secret.of(world.simulator().seedKey("theirs").token());
            sink.hold(theirs);
            RotationReport report = world.quietly().resume();
            assertThat(report.outcome()).isEqualTo(Outcome.INCOMPLETE);
            assertThat(report.messages().get(0)).contains("Somebody else has put another token into sink 0");
            assertThat(sink.token()).isEqualTo(theirs);
        }
    }

    private static void killAt(String where, String point) {
        if (where.equals(point)) {
            throw new KillPoints.Killed(where);
        }
    }

    /**
     * Before the first delivery no sink has a mark, so another's token is known only because it differs from the one
     * read.
     */
    @ParameterizedTest
    @ValueSource(strings = {"CONFLICT", "UNKNOWN"})
    void aTokenThatComesBetweenTwoPuts_isNotOverwritten(SinkException.Kind kind) {
        var theirs = Secret.of("em_theirs_0000000000000000");
        var memory = new MemorySink("sink", capabilities("READABLE METADATA IDEMPOTENT_PUT"));
        RotationReport report = rotate(new ForwardingSink(memory) {
            @Override
            public Optional<String> put(Delivery delivery, Optional<String> expected) {
                memory.hold(theirs);
                throw new SinkException(kind, name() + ": another has written it.", null);
            }
        });
        assertThat(report.outcome()).isIn(Outcome.INCOMPLETE, Outcome.SINK_BROKEN);
        assertThat(report.messages().get(0)).contains("Somebody else has put another token into sink");
        assertThat(memory.token()).isEqualTo(theirs);
    }

    /** A put whose mark was not written any more is still ours, in a later rotation too. */
    @ParameterizedTest
    @CsvSource({"READABLE METADATA IDEMPOTENT_PUT", "METADATA IDEMPOTENT_PUT"})
    void aPutThatLeavesNoMark_isNotTakenForAnothers(String capabilities) {
        try (var world = new World(Scenario.of(
                "emailit",
                Strategy.OVERLAP,
                "marked",
                List.of(name -> new MemorySink(name, capabilities(capabilities)))))) {
            world.until(world.quietly()::run);
            MemorySink memory = world.sinks().get(0);
            var torn = new ForwardingSink(memory) {
                private boolean isTorn;

                @Override
                public Optional<String> put(Delivery delivery, Optional<String> expected) {
                    if (isTorn) {
                        return super.put(delivery, expected);
                    }
                    isTorn = true;
                    memory.hold(delivery.token());
                    throw new SinkException(SinkException.Kind.UNKNOWN, name() + ": no answer.", null);
                }
            };
            RotationReport report = world.until(() -> Rotation.of(world.target())
                    .key(world.adapter(), World.NAME)
                    .options(world.options().build())
                    .journal(world.journals())
                    .timing(world.timing())
                    .sink(torn)
                    .build()
                    .run());
            assertThat(report.outcome()).as("%s", report).isEqualTo(Outcome.DONE);
        }
    }

    private static Set<SinkCapability> capabilities(String words) {
        var all = EnumSet.noneOf(SinkCapability.class);
        List.of(words.split(" ")).forEach(word -> all.add(SinkCapability.valueOf(word)));
        return all;
    }

    private static RotationReport rotate(Sink sink) {
        try (var world = new World(Scenario.of("emailit", Strategy.OVERLAP, "one", List.of(MemorySink::readable)))) {
            return Rotation.of("t")
                    .key(world.adapter(), world.key().name())
                    .options(RotationOptions.builder()
                            .grace(Duration.ZERO)
                            .longestWait(Duration.ofHours(1))
                            .build())
                    .journal(new MemoryJournals())
                    .timing(world.timing())
                    .sink(sink)
                    .build()
                    .run();
        }
    }
}
