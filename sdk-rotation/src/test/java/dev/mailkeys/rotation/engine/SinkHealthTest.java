package dev.mailkeys.rotation.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.NextStep;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.RotationOptions;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import dev.mailkeys.testkit.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run that did not finish says of the sinks is what is so; what it can't know it says that it does not know. */
class SinkHealthTest {

    private static World world(String provider, Strategy strategy, MemorySink kind) {
        return new World(
                Scenario.of(provider, strategy, "sink", List.of(name -> new MemorySink(name, kind.capabilities()))));
    }

    /** A provider that does not answer refuses nothing. */
    @ParameterizedTest
    @ValueSource(ints = {500, 429})
    void noAnswerToTheProbe_isNoRefusal(int status) {
        try (var world = world("jetemail", Strategy.OVERLAP, MemorySink.raw("raw"))) {
            RotationOptions.Builder atOnce = world.options().soak(Duration.ZERO);
            world.rotation(world.points(where -> {}), atOnce).run();
            world.clock().advance(World.GRACE);
            world.simulator().on("send", Fault.status(status));
            RotationReport report =
                    world.rotation(world.points(where -> {}), atOnce).resume();
            assertThat(report.outcome()).isEqualTo(Outcome.INCOMPLETE);
            assertThat(report.messages().get(0)).contains("can't be told now: the old key is kept");
            world.simulator().clearFaults();
            world.promises().assertOver(world.until(world.quietly()::resume));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.mailkeys.rotation.world.Providers#all")
    void aTokenThatIsRefused_isBroken(String provider) {
        try (var world = world(provider, Strategy.OVERLAP, MemorySink.readable("dotenv"))) {
            world.quietly().run();
            world.clock().advance(World.GRACE);
            world.adapter().delete(newest(world));
            RotationReport report = world.quietly().resume();
            assertThat(report.outcome()).isEqualTo(Outcome.SINK_BROKEN);
            world.promises().assertTrue(report);
        }
    }

    /** Somebody has given the new key another token meanwhile: it is listed and may be used, and the sink's is dead. */
    @ParameterizedTest
    @ValueSource(strings = {"jetemail", "emailit"})
    void aNewTokenThatEndedInTheGrace_keepsTheOldKey_andTheWayBackLeadsOn(String provider) {
        try (var world = world(provider, Strategy.OVERLAP, MemorySink.readable("dotenv"))) {
            Secret old = world.sinks().get(0).token();
            world.quietly().run();
            world.adapter().rotate(newest(world));
            world.clock().advance(World.GRACE);
            RotationReport report = world.quietly().resume();
            assertThat(report.outcome()).isEqualTo(Outcome.SINK_BROKEN);
            assertThat(report.next().verb()).isEqualTo(NextStep.Verb.ROLLBACK);
            assertThat(world.simulator().accepts(old.reveal())).isTrue();
            RotationReport back = world.until(() -> world.quietly().rollback(() -> Optional.of(old)));
            assertThat(back.outcome()).isEqualTo(Outcome.ROLLED_BACK);
            assertThat(world.sinks().get(0).token()).isEqualTo(old);
        }
    }

    /** The key that the sinks hold was never touched. */
    @ParameterizedTest
    @MethodSource("dev.mailkeys.rotation.world.Providers#all")
    void alternatingWithoutSuccess_harmsNoSink(String provider) {
        try (var world = world(provider, Strategy.ALTERNATE, MemorySink.readable("dotenv"))) {
            List.of("rotate", "create").stream()
                    .filter(world.simulator().operations()::contains)
                    .forEach(operation -> world.simulator().on(operation, Fault.status(503)));
            RotationReport report = world.until(world.quietly()::run);
            assertThat(report.outcome()).isNotIn(Outcome.SINK_BROKEN, Outcome.SINK_UNKNOWN);
            world.promises().assertSinksWork("after " + report);
        }
    }

    /** In place, the answer to the rotate is lost: nobody has seen whether the old token ended. */
    @ParameterizedTest
    @ValueSource(strings = {"jetemail", "emailit"})
    void inPlaceWithoutAnAnswer_inASinkThatCantBeRead_isUnknown(String provider) {
        try (var world = world(provider, Strategy.IN_PLACE, MemorySink.writeOnly("exec"))) {
            world.simulator().on("rotate", Fault.cut());
            RotationReport report = world.quietly().run();
            assertThat(report.outcome()).isEqualTo(Outcome.SINK_UNKNOWN);
            assertThat(report.messages().get(0)).contains("Whether the token in sink 0 works now is not known");
        }
    }

    /** In place the first sink has the new token already, the second may have it, and the third has the old one. */
    @ParameterizedTest
    @ValueSource(strings = {"jetemail", "emailit"})
    void inPlace_aSinkWorksFromItsOwnDeliveryOn(String provider) {
        var scenario = Scenario.of(
                provider,
                Strategy.IN_PLACE,
                "three that can't be read",
                List.of(MemorySink::writeOnlyMarked, MemorySink::writeOnlyMarked, MemorySink::writeOnlyMarked));
        try (var world = new World(scenario)) {
            world.sinks().get(1).failEveryPut();
            RotationReport report = world.quietly().run();
            assertThat(report.outcome()).isEqualTo(Outcome.SINK_BROKEN);
            assertThat(report.messages().get(0)).contains(" The token in sink 2 does not work now.");
        }
    }

    private static ManagedKey newest(World world) {
        return world.adapter().list(World.NAME + "--").get(0);
    }
}
