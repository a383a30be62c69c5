package dev.mailkeys.rotation.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.crash.Enumeration;
import dev.mailkeys.rotation.engine.record.Progress;
import dev.mailkeys.rotation.world.KillPoints;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Providers;
import dev.mailkeys.rotation.world.Recovery;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Somebody edits the sinks of a target while its rotation is open: at every point, it comes to its end in those there are. */
class SinkEditsTest {

    /** What is done to the file that names the sinks. */
    enum Edit {
        /** Another sink, which holds nothing yet. */
        ADDED {
            @Override
            void of(World world) {
                world.sinks().add(0, kindOf(world).apply("new"));
            }
        },
        /** The sink has another name, and holds what it held. */
        MOVED {
            @Override
            void of(World world) {
                world.sinks().set(0, world.sinks().get(0).movedTo("moved"));
            }
        },
        /** The name of a sink was wrong: under the right one there is nothing yet. */
        MENDED {
            @Override
            void of(World world) {
                world.sinks().set(0, kindOf(world).apply("mended"));
            }
        },
        /** One sink fewer. */
        DROPPED {
            @Override
            void of(World world) {
                world.sinks().remove(0);
            }
        };

        abstract void of(World world);

        private static Function<String, MemorySink> kindOf(World world) {
            return name -> new MemorySink(name, world.sinks().get(0).capabilities());
        }
    }

    private static Stream<Scenario> scenarios() {
        Function<String, MemorySink> readable = MemorySink::readable;
        Function<String, MemorySink> writeOnly = MemorySink::writeOnlyMarked;
        return Providers.ALL.stream()
                .flatMap(provider -> Providers.strategies(provider).stream()
                        .flatMap(strategy -> Stream.of(
                                Scenario.of(provider, strategy, "two sinks", List.of(readable, readable)),
                                Scenario.of(provider, strategy, "two raw", List.of(MemorySink::raw, MemorySink::raw)),
                                Scenario.of(provider, strategy, "write-only", List.of(writeOnly, writeOnly)),
                                Scenario.of(provider, strategy, "mixed", List.of(writeOnly, readable)))))
                .filter(scenario -> scenario.strategy() != Strategy.ALTERNATE
                        || scenario.title().equals("two sinks"));
    }

    @Tag("crash")
    @ParameterizedTest
    @EnumSource(Edit.class)
    void editedAtEveryPoint_theRotationEndsInTheSinksThereAre(Edit edit) {
        Enumeration enumeration = Enumeration.of("sinks edited, " + edit, 5);
        enumeration.each(
                scenarios(),
                scenario -> enumeration.everywhere(scenario, (world, point) -> {
                    boolean killed = world.killAt(point, Rotation::run).isPresent();
                    boolean open = Progress.of(world.records()).isOpen();
                    edit.of(world);
                    RotationReport report = world.recover(Recovery.RESUME);
                    if (killed && open) {
                        assertThat(report.messages()).noneMatch(said -> said.contains("Somebody else"));
                        world.promises().assertOver(report, 6);
                    }
                    return killed;
                }));
        enumeration.assertNoFailure();
    }

    /** The journal is lost besides. */
    @Tag("crash")
    @ParameterizedTest
    @EnumSource(
            value = Edit.class,
            names = {"MOVED", "DROPPED"})
    void editedAtEveryPoint_andTheJournalLost_theSinksAreReconciled(Edit edit) {
        Enumeration enumeration = Enumeration.of("sinks edited and journal lost, " + edit, 7);
        enumeration.each(
                scenarios(),
                scenario -> enumeration.everywhere(scenario, (world, point) -> {
                    boolean killed = world.killAt(point, Rotation::run).isPresent();
                    edit.of(world);
                    world.promises().assertOver(world.recover(Recovery.RECONCILE), 6);
                    return killed;
                }));
        enumeration.assertNoFailure();
    }

    /** A command that fails, which is mended as its message asks. */
    @ParameterizedTest
    @MethodSource("dev.mailkeys.rotation.world.Providers#all")
    void aSinkThatCantBeWritten_isMendedInTheFile(String provider) {
        var scenario = Scenario.of(provider, Strategy.OVERLAP, "write-only", List.of(MemorySink::writeOnly));
        try (var world = new World(scenario)) {
            Secret token = world.sinks().get(0).token();
            world.sinks().set(0, MemorySink.writeOnly("exec:failput mail"));
            world.sinks().get(0).failEveryPut();
            RotationReport failed = world.rotation(new KillPoints(KillPoints.NEVER, where -> {}))
                    .run();
            assertThat(failed.outcome()).isNotEqualTo(Outcome.DONE);
            world.sinks().set(0, MemorySink.writeOnly("exec:goodput mail"));
            world.sinks().get(0).hold(token);
            world.promises().assertOver(world.until(world.quietly()::resume));
            assertThat(world.warnings())
                    .anyMatch(told -> told.contains("exec:goodput mail was not a sink"))
                    .anyMatch(told -> told.contains("exec:failput mail is no longer a sink"));
        }
    }

    @Test
    void thePlanTellsOfTheEdit() {
        var scenario = Scenario.of("emailit", Strategy.OVERLAP, "readable", List.of(MemorySink::readable));
        try (var world = new World(scenario)) {
            world.quietly().run();
            Edit.MOVED.of(world);
            assertThat(world.quietly().plan().warnings())
                    .anyMatch(told -> told.contains("moved was not a sink"))
                    .anyMatch(told -> told.contains("sink 0 is no longer a sink"));
        }
    }

    /** Another key is another rotation: the one that is open is not turned upon it. */
    @ParameterizedTest
    @MethodSource("dev.mailkeys.rotation.world.Providers#all")
    void anotherKeyInTheFile_isNotTakenForTheOneThatIsRotated(String provider) {
        var scenario = Scenario.of(provider, Strategy.OVERLAP, "readable", List.of(MemorySink::readable));
        try (var world = new World(scenario)) {
            world.quietly().run();
            var other = world.simulator().seedKey("receipts", Providers.settings(provider));
            world.rename("receipts");
            RotationReport report = world.quietly().resume();
            assertThat(report.messages().get(0)).contains("\"newsletter\"", "\"receipts\"", "Name the former again");
            world.rename(World.NAME);
            world.promises().assertOver(world.until(world.quietly()::resume));
            assertThat(world.simulator().accepts(other.token())).isTrue();
        }
    }
}
