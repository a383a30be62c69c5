package dev.mailkeys.rotation.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.JournalLease;
import dev.mailkeys.rotation.NextStep.Verb;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.crash.CrashTest;
import dev.mailkeys.rotation.crash.Enumeration;
import dev.mailkeys.rotation.crash.Walk;
import dev.mailkeys.rotation.engine.record.Progress;
import dev.mailkeys.rotation.journal.FileJournals;
import dev.mailkeys.rotation.world.Recovery;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rotation is set aside when a person says so: its journal is kept, and what it has left is brought in order. */
class AbandonTest {

    @TempDir
    private Path folder;

    @Tag("crash")
    @Test
    void atEveryPoint_reconcileBringsOrderAfterwards() {
        Enumeration enumeration = Enumeration.of("abandoned", 3);
        enumeration.each(CrashTest.scenarios(), scenario -> enumeration.everywhere(scenario, AbandonTest::abandon));
        enumeration.assertNoFailure();
    }

    private static boolean abandon(World world, int point) {
        Secret old = world.sinks().get(0).token();
        if (world.killAt(point, Rotation::run).isEmpty()) {
            return false;
        }
        boolean open = Progress.of(world.records()).isOpen();
        List<?> before = world.everything().subList(1, 3);
        RotationReport report = world.quietly().abandon();
        assertThat(report.outcome()).as("%s", report).isEqualTo(open ? Outcome.ABANDONED : Outcome.DONE);
        assertThat(world.everything().subList(1, 3)).isEqualTo(before);
        RotationReport end = new Walk(world, Optional.of(old)).from(report);
        world.promises().assertOver(open ? end : world.recover(Recovery.RESUME));
        return true;
    }

    @Test
    void aJournalWithOtherLineEnds_isToldByEveryVerb_andSetAside() throws IOException {
        try (World world = interrupted()) {
            Path journal = journal();
            String text = Files.readString(journal);
            Files.writeString(journal, text.replace("\n", "\r\n"));
            for (RotationReport report : List.of(
                    world.quietly().run(),
                    world.quietly().resume(),
                    world.quietly().reconcile(),
                    world.quietly().rollback(Optional::empty))) {
                assertThat(report.outcome()).isEqualTo(Outcome.REFUSED);
                assertThat(report.messages().get(0)).contains("not as it was written", "Run abandon.");
                assertThat(report.next().verb()).isEqualTo(Verb.ABANDON);
            }
            RotationReport report = world.quietly().abandon();
            assertThat(report.messages().get(0))
                    .contains("newsletter--", "sink 0 holds newsletter--", "Run reconcile.");
            assertThat(kept().map(AbandonTest::read)).containsExactly(text.replace("\n", "\r\n"));
            world.promises().assertOver(world.toTheEnd(Rotation::reconcile));
        }
    }

    @Test
    void aFolderThatOthersMayWrite_isSetAsideAsAWhole() throws IOException {
        try (World world = interrupted()) {
            Path target = journal().getParent();
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxrwxr-x"));
            RotationReport refused = world.quietly().run();
            assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(refused.messages().get(0)).contains("Put that right, then run rotate.");
            assertThat(world.quietly().abandon().outcome()).isEqualTo(Outcome.ABANDONED);
            assertThat(target).doesNotExist();
            world.promises().assertOver(world.toTheEnd(Rotation::reconcile));
        }
    }

    @Test
    void anotherRotatorAtWork_isNotDisturbed() throws IOException {
        try (World world = interrupted();
                JournalLease lease = world.journals().lease(world.target())) {
            assertThat(world.quietly().abandon().outcome()).isEqualTo(Outcome.LOCKED);
            assertThat(lease.lines()).isNotEmpty();
        }
    }

    private World interrupted() {
        var world = new World(Scenario.of("emailit", Strategy.OVERLAP, "mixed", CrashTest.MIXED));
        world.keepJournals(FileJournals.in(folder));
        assertThat(world.quietly().run().outcome()).isEqualTo(Outcome.PENDING);
        return world;
    }

    private Path journal() throws IOException {
        return files(".journal").findFirst().orElseThrow();
    }

    private Stream<Path> kept() throws IOException {
        return files(".abandoned~");
    }

    private Stream<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList().stream();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
