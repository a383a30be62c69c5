package dev.mailkeys.rotation.engine.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Where a journal is lost, a late call is waited for, but not one that was over hours ago. */
class LongOverTest {

    private static World world(String provider, Strategy strategy, MemorySink kind) {
        return new World(
                Scenario.of(provider, strategy, "sink", List.of(name -> new MemorySink(name, kind.capabilities()))));
    }

    private static void loseTheJournal(World world, Duration later) {
        assertThat(world.quietly().run().outcome()).isIn(Outcome.PENDING, Outcome.DONE);
        world.clock().advance(later);
        world.loseTheJournal();
    }

    @ParameterizedTest
    @MethodSource("dev.mailkeys.rotation.world.Providers#all")
    void theNightAfter_nothingIsWaitedFor(String provider) {
        try (var world = world(provider, Strategy.OVERLAP, MemorySink.readable("sink"))) {
            loseTheJournal(world, Duration.ofHours(24));
            world.promises().assertOver(world.until(world.quietly()::reconcile));
            assertThat(world.count(RecordType.DRAINING)).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.mailkeys.rotation.world.Providers#all")
    void aMomentAfter_aLateCallIsWaitedFor(String provider) {
        try (var world = world(provider, Strategy.OVERLAP, MemorySink.readable("sink"))) {
            loseTheJournal(world, Duration.ofSeconds(20));
            world.promises().assertOver(world.until(world.quietly()::reconcile));
            assertThat(world.count(RecordType.DRAINING)).isPositive();
        }
    }

    /** Nothing tells when the token was delivered. */
    @ParameterizedTest
    @MethodSource("dev.mailkeys.rotation.world.Providers#all")
    void withoutAMark_aLateCallIsWaitedFor(String provider) {
        try (var world = world(provider, Strategy.OVERLAP, MemorySink.raw("sink"))) {
            loseTheJournal(world, Duration.ofHours(24));
            world.until(world.quietly()::reconcile);
            assertThat(world.count(RecordType.DRAINING)).isPositive();
        }
    }

    /** A key that came after the delivery is of an attempt that nobody knows of: its call, or the next, may be under way. */
    @ParameterizedTest
    @MethodSource("dev.mailkeys.rotation.world.Providers#all")
    void aYoungerKey_meansThatACallMayBeUnderWay(String provider) {
        try (var world = world(provider, Strategy.OVERLAP, MemorySink.readable("sink"))) {
            loseTheJournal(world, Duration.ofHours(24));
            world.adapter().create("newsletter--r0tou0c0qaz-a7", world.settings());
            world.promises().assertOver(world.until(world.quietly()::reconcile));
            assertThat(world.count(RecordType.DRAINING)).isPositive();
        }
    }

    /** In place it would end the token that is delivered. */
    @ParameterizedTest
    @EnumSource(
            value = Strategy.class,
            names = {"IN_PLACE", "ALTERNATE"})
    void inPlace_aLateCallIsAlwaysWaitedFor(Strategy strategy) {
        try (var world = world("emailit", strategy, MemorySink.readable("sink"))) {
            loseTheJournal(world, Duration.ofHours(24));
            world.promises().assertOver(world.toTheEnd(Rotation::reconcile));
            assertThat(world.count(RecordType.DRAINING)).isPositive();
        }
    }
}
