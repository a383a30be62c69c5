package dev.mailkeys.rotation.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.RotationOptions;
import dev.mailkeys.rotation.RotationPlan;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.world.KillPoints;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import dev.mailkeys.testkit.ReceivedCall;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A list that several rotations share saves calls, and never decides what only a fresh look may. */
class SharedListTest {

    private static World world(String provider, MemorySink kind) {
        var world = new World(Scenario.of(
                provider, Strategy.OVERLAP, "shared", List.of(name -> new MemorySink(name, kind.capabilities()))));
        var shared = new SharedList(world.adapter(), world.clock());
        world.seeThrough(account -> shared);
        return world;
    }

    private static RotationPlan plan(World world) {
        return world.quietly().plan();
    }

    private static long lists(World world) {
        return world.simulator().received().stream()
                .map(ReceivedCall::operation)
                .filter("list"::equals)
                .count();
    }

    @ParameterizedTest
    @MethodSource("dev.mailkeys.rotation.world.Providers#all")
    void plansOfARun_shareOneList_forAMinute(String provider) {
        try (var world = world(provider, MemorySink.readable("sink"))) {
            long before = lists(world);
            for (int target = 0; target < 5; target++) {
                assertThat(plan(world).problems()).isEmpty();
            }
            assertThat(lists(world) - before).isEqualTo(1);
            world.clock().advance(Duration.ofSeconds(61));
            plan(world);
            assertThat(lists(world) - before).isEqualTo(2);
        }
    }

    /**
     * The list still shows the earlier key, which is gone: a rotation that believed it would make a second successor.
     */
    @ParameterizedTest
    @MethodSource("dev.mailkeys.rotation.world.Providers#all")
    void afterARotation_theKeyFromBefore_isNotRotatedAgain(String provider) {
        try (var world = world(provider, MemorySink.raw("sink"))) {
            RotationOptions.Builder options =
                    world.options().grace(Duration.ZERO).soak(Duration.ZERO).rotateEvery(Duration.ofDays(30));
            plan(world);
            assertThat(world.rotation(world.points(KillPoints.NEVER), options)
                            .run()
                            .outcome())
                    .isEqualTo(Outcome.DONE);
            world.loseTheJournal();
            RotationReport again =
                    world.rotation(world.points(KillPoints.NEVER), options).runIfDue();
            assertThat(again.outcome()).isEqualTo(Outcome.NOT_DUE);
            assertThat(again.keyId()).isNotEqualTo(Optional.of(world.original()));
            assertThat(world.simulator().received("create")).hasSize(1);
        }
    }

    /** Another process has rotated it, and this one sees that in the journal that both keep. */
    @ParameterizedTest
    @MethodSource("dev.mailkeys.rotation.world.Providers#all")
    void whatAnotherProcessHasDone_isSeenByTheJournal(String provider) {
        try (var world = world(provider, MemorySink.raw("sink"))) {
            RotationOptions.Builder options =
                    world.options().grace(Duration.ZERO).soak(Duration.ZERO);
            plan(world);
            world.clock().advance(Duration.ofSeconds(1));
            new Another(world).rotates(options);
            world.clock().advance(Duration.ofSeconds(1));
            RotationPlan plan = plan(world);
            assertThat(plan.problems()).isEmpty();
            assertThat(plan.keyId()).isNotEqualTo(Optional.of(world.original()));
        }
    }

    /** Another machine has rotated it: what the sink tells of is not in the list. */
    @ParameterizedTest
    @ValueSource(strings = {"jetemail", "emailit", "elasticemail"})
    void whatAnotherMachineHasDone_isSeenInTheSink(String provider) {
        try (var world = world(provider, MemorySink.readable("sink"))) {
            RotationOptions.Builder options =
                    world.options().grace(Duration.ZERO).soak(Duration.ZERO);
            plan(world);
            new Another(world).rotates(options);
            world.loseTheJournal();
            RotationPlan plan = plan(world);
            assertThat(plan.problems()).isEmpty();
            assertThat(plan.keyId()).isNotEqualTo(Optional.of(world.original()));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.mailkeys.rotation.world.Providers#all")
    void aKeyThatCameAfterTheList_isFound(String provider) {
        try (var world = world(provider, MemorySink.raw("sink"))) {
            plan(world);
            var late = world.simulator().seedKey("receipts");
            world.sinks().get(0).hold(Secret.of(late.token()));
            world.rename("receipts");
            assertThat(plan(world).keyId()).contains(late.id());
        }
    }

    /** A new list through it is up to date. */
    @Test
    void listAndFind_areNeverShared() {
        try (var world = world("emailit", MemorySink.raw("sink"))) {
            var shared = new SharedList(world.adapter(), world.clock());
            shared.listSince(world.clock().instant());
            var late = world.simulator().seedKey("receipts");
            assertThat(shared.list("receipts")).hasSize(1);
            assertThat(shared.find(late.id())).isPresent();
            assertThat(shared.listSince(world.clock().instant())).hasSize(2);
        }
    }

    /** A process of its own, which shares nothing with the others but the journal. */
    private record Another(World world) {
        void rotates(RotationOptions.Builder options) {
            world.seeThroughNothingFor(() -> assertThat(world.rotation(world.points(KillPoints.NEVER), options)
                            .run()
                            .outcome())
                    .isEqualTo(Outcome.DONE));
        }
    }
}
