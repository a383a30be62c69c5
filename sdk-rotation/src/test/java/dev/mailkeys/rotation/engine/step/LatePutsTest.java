package dev.mailkeys.rotation.engine.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.crash.CrashTest;
import dev.mailkeys.rotation.crash.Enumeration;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.engine.work.Surroundings;
import dev.mailkeys.rotation.engine.work.WorkFixture;
import dev.mailkeys.rotation.sink.FileSink;
import dev.mailkeys.rotation.world.KillPoints;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rotator stands still right before its put; another, without its journal, deletes the key; the put comes late. */
class LatePutsTest {

    @TempDir
    private Path folder;

    @Tag("crash")
    @Test
    void aLatePutOfAKeyThatIsDeleted_isRefused() {
        Enumeration enumeration = Enumeration.of("late puts");
        enumeration.each(
                CrashTest.scenarios()
                        .filter(scenario -> scenario.strategy() != Strategy.IN_PLACE)
                        .filter(scenario -> scenario.title().matches("readable|raw|two sinks")),
                scenario -> enumeration.everywhere(scenario, (world, point) -> {
                    int[] puts = {0};
                    Rotation first = world.rotation(world.points(where -> {
                        if (where.equals("before put") && ++puts[0] == point) {
                            world.loseTheJournal();
                            world.promises().expectStandstill();
                            world.until(world.rotation(world.points(KillPoints.NEVER))::reconcile);
                        }
                    }));
                    first.run();
                    if (puts[0] >= point) {
                        world.promises().assertSinksWork("after a late put");
                    }
                    return puts[0] >= point;
                }));
        enumeration.assertNoFailure();
    }

    /** Real files: another reading of the same content does not hide that the file was put anew. */
    @ParameterizedTest
    @ValueSource(strings = {"dotenv", "raw", "json"})
    void aFileThatWasPutAnew_refusesAPutThatWasPreparedBefore(String kind) throws IOException {
        Path file = folder.resolve("token");
        Files.writeString(file, kind.equals("dotenv") ? "T=old\n" : kind.equals("raw") ? "old\n" : "{\"t\":\"old\"}");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Sink first = sink(kind, file);
        Sink second = sink(kind, file);
        Optional<String> before = first.read().version();
        second.put(
                new Delivery(Secret.of("old"), mark("r0t00000001", 0)),
                second.read().version());
        var refused = new AtomicReference<SinkException>();
        try {
            first.put(new Delivery(Secret.of("new"), mark("r0t00000000", 1)), before);
        } catch (SinkException e) {
            refused.set(e);
        }
        assertThat(refused.get()).isNotNull();
        assertThat(refused.get().kind()).isEqualTo(SinkException.Kind.CONFLICT);
        assertThat(second.read().token()).contains(Secret.of("old"));
    }

    private static boolean shutOut(World world, WorkFixture fixture) {
        return LatePuts.shutOut(
                fixture.work(),
                Surroundings.look(fixture.work().adapter(), fixture.work().sinks(), World.NAME),
                world.key());
    }

    /** Each put is one more that a killed run may leave in doubt. */
    @Test
    void aSinkThatWasPutAnewOnce_isNotPutAgain_withAMarkOrWithout() {
        for (Function<String, MemorySink> kind :
                List.<Function<String, MemorySink>>of(MemorySink::readable, MemorySink::raw)) {
            try (var world = new World(Scenario.of("emailit", Strategy.OVERLAP, "one", List.of(kind)));
                    var fixture = new WorkFixture(world, Strategy.OVERLAP)) {
                assertThat(shutOut(world, fixture)).isTrue();
                Optional<String> version = world.sinks().get(0).read().version();
                assertThat(fixture.work().progress().remarked("sink 0")).isEqualTo(version);
                assertThat(shutOut(world, fixture)).isFalse();
                assertThat(world.sinks().get(0).read().version()).isEqualTo(version);
            }
        }
    }

    /** What a delivery of this rotation has left there refuses earlier puts already. */
    @Test
    void aSinkThatHasAMarkOfThisRotation_isNotPutAnew() {
        try (var world = new World(Scenario.of("emailit", Strategy.OVERLAP, "one", List.of(MemorySink::readable)));
                var fixture = new WorkFixture(world, Strategy.OVERLAP)) {
            world.sinks().get(0).mark(mark(WorkFixture.ROTATION, 1));
            assertThat(shutOut(world, fixture)).isFalse();
            assertThat(fixture.last()).isEqualTo(RecordType.PLANNED);
        }
    }

    private static Sink sink(String kind, Path file) {
        return switch (kind) {
            case "dotenv" -> FileSink.dotenv(file, "T");
            case "raw" -> FileSink.raw(file);
            default -> FileSink.json(file, "t");
        };
    }

    private static KeyMark mark(String rotation, int attempt) {
        return new KeyMark("emailit", "id", "newsletter", rotation, attempt, KeySettings.of(Map.of()));
    }
}
