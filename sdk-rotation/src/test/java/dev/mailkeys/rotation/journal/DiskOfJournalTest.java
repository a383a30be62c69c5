package dev.mailkeys.rotation.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.JournalException.Kind;
import dev.mailkeys.rotation.JournalLease;
import dev.mailkeys.rotation.JournalLine;
import dev.mailkeys.rotation.files.FaultyDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a journal does when the disk fails. */
@Timeout(120)
class DiskOfJournalTest {

    private static final String TARGET = "orders";

    @TempDir
    private Path temporary;

    @Test
    void everyFileAndEveryName_isSynced() {
        var disk = new FaultyDisk(0);
        try (JournalLease lease = new FileJournals(temporary.resolve("journals"), JournalDisk.of(disk)).lease(TARGET)) {
            String above = temporary.getFileName().toString();
            assertThat(disk.syncs)
                    .as("two folders, then the epoch")
                    .containsExactly("folder " + above, "folder journals", "file", "folder " + TARGET);
            disk.syncs.clear();
            lease.begin("r1");
            assertThat(disk.syncs).containsExactly("file", "folder " + TARGET);
            disk.syncs.clear();
            append(lease, 2);
            assertThat(disk.syncs).as("never fewer than one for each line").containsExactly("file", "file");
        }
    }

    /** In the folder that is there, and where the target's would be made. */
    @Test
    void check_asksTheSameOfTheDisk_andLeavesNothing() {
        for (int failing = 0; failing <= 4; failing++) {
            var disk = new FaultyDisk(failing);
            var journals = new FileJournals(temporary, JournalDisk.of(disk));
            if (failing == 0) {
                journals.check(TARGET);
                String folder = "folder " + temporary.getFileName();
                assertThat(disk.syncs).containsExactly("file", folder, "file", folder);
            } else {
                assertThat(assertThrows(JournalException.class, () -> journals.check(TARGET)))
                        .hasMessageContaining("Input/output error");
                assertThat(disk.syncs).hasSize(failing);
            }
            assertThat(temporary).isEmptyDirectory();
        }
    }

    @Test
    void everySyncThatFails_isToldAndStopsTheLeaseAndNothingAcknowledgedIsLost() {
        int failing = 0;
        boolean failed = true;
        while (failed) {
            failing++;
            Path directory = temporary.resolve("journals" + failing);
            int acknowledged = acknowledgedUntil(new FileJournals(directory, JournalDisk.of(new FaultyDisk(failing))));
            failed = acknowledged < 4;
            List<JournalLine> read = FileJournals.in(directory).read(TARGET);
            assertThat(read).hasSizeBetween(acknowledged, acknowledged + 1);
            try (JournalLease lease = FileJournals.in(directory).lease(TARGET)) {
                assertThat(lease.lines()).isEqualTo(read);
                lease.begin("r3");
                append(lease, 1);
            }
        }
        assertThat(failing).isEqualTo(14);
        System.out.println("journal with " + (failing - 1) + " syncs, each failed once");
    }

    /** Two leases and four lines; how many of those were acknowledged. */
    private static int acknowledgedUntil(FileJournals journals) {
        int acknowledged = 0;
        for (int round = 0; round < 2; round++) {
            try (JournalLease lease = journals.lease(TARGET)) {
                try {
                    if (round == 0) {
                        lease.begin("r1");
                    }
                    append(lease, 1);
                    acknowledged++;
                    append(lease, 1);
                    acknowledged++;
                } catch (JournalException failed) {
                    assertThat(failed.kind()).isEqualTo(Kind.FAILED);
                    assertThat(failed).hasMessageContaining("Input/output error");
                    assertStopped(lease);
                    return acknowledged;
                }
            } catch (JournalException failed) {
                assertThat(failed.kind()).isEqualTo(Kind.FAILED);
                return acknowledged;
            }
        }
        return acknowledged;
    }

    @Test
    void aJournalThatIsSetAside_isSyncedByItsNewName_andASyncThatFailsIsTold() {
        Path directory = temporary.resolve("journals");
        for (int failing : new int[] {0, 1}) {
            try (JournalLease lease = FileJournals.in(directory).lease(TARGET)) {
                lease.begin("r" + failing);
                append(lease, 1);
            }
            var disk = new FaultyDisk(failing);
            var journals = new FileJournals(directory, JournalDisk.of(disk));
            if (failing == 0) {
                journals.archive(TARGET);
            } else {
                assertThat(assertThrows(JournalException.class, () -> journals.archive(TARGET)))
                        .hasMessageContaining("Setting aside the journal in", "Input/output error");
            }
            assertThat(disk.syncs).containsExactly("folder " + TARGET);
        }
    }

    private static void assertStopped(JournalLease lease) {
        var next = new JournalLine(lease.epoch(), lease.lines().size() + 1, "{}");
        assertThat(lease.lines()).doesNotContain(next);
        assertThrows(JournalException.class, () -> lease.append(next));
        assertThat(assertThrows(JournalException.class, () -> lease.begin("r2")).kind())
                .isEqualTo(Kind.FAILED);
    }

    @Test
    void journalThatVanishedOrShrankUnderItsLease_isNotMadeAnew() throws IOException {
        FileJournals journals = FileJournals.in(temporary);
        Path file = temporary.resolve(TARGET).resolve("000001-r1.journal");
        try (JournalLease lease = journals.lease(TARGET)) {
            lease.begin("r1");
            append(lease, 2);
            Files.writeString(file, "mailkeys-journal 1\n");
            assertThat(failed(lease)).contains("the file has lost");
        }
        try (JournalLease lease = journals.lease(TARGET)) {
            Files.delete(file);
            assertThat(failed(lease)).contains("000001-r1.journal does not exist");
        }
        assertThat(file).doesNotExist();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no ulimit")
    void disk_thatIsFullAtAnyByteOfALine_leavesATornTailAtMost() throws Exception {
        var program = JournalProgram.of("ulimit -f 1; exec", "full", temporary.toString());
        assertThat(program.output()).isEqualTo("FAILED FAILED\n".repeat(JournalProgram.CUTS));
        for (int cut = 0; cut < JournalProgram.CUTS; cut++) {
            String target = "cut" + cut;
            assertThat(temporary.resolve(target).resolve("000001-r1.journal")).hasSize(JournalProgram.LIMIT);
            assertThat(FileJournals.in(temporary).read(target)).hasSize(1);
            try (JournalLease lease = FileJournals.in(temporary).lease(target)) {
                append(lease, 2);
            }
            assertThat(FileJournals.in(temporary).read(target)).hasSize(3);
        }
        System.out.println("journal on a disk that is full at " + JournalProgram.CUTS + " places of a line");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no mount of a small disk")
    void smallDiskThatIsFilled_losesNothingAcknowledgedAndWorksOnceThereIsRoom() throws Exception {
        String mount = "mount -t tmpfs -o size=96k,mode=700 none '" + temporary + "'";
        var possible = new ProcessBuilder("bash", "-c", "unshare -rm " + mount).start();
        assumeThat(possible.waitFor()).as("may mount a small disk").isZero();
        var program = JournalProgram.of(
                "exec unshare -rm bash -c '\"$@\"' - bash -c \"" + mount + " && exec \\\"\\$@\\\"\" -",
                "small",
                temporary.toString());
        assertThat(program.output()).matches("filled by [1-9]\\d* lines, then \\d+ lines more, nothing lost\n");
    }

    @Test
    void append_byAThreadThatIsInterrupted_isStored() {
        try (JournalLease lease = FileJournals.in(temporary).lease(TARGET)) {
            lease.begin("r1");
            Thread.currentThread().interrupt();
            append(lease, 2);
            assertThat(Thread.interrupted()).isTrue();
            append(lease, 1);
        }
        assertThat(FileJournals.in(temporary).read(TARGET)).hasSize(3);
    }

    private static String failed(JournalLease lease) {
        JournalException failed = assertThrows(JournalException.class, () -> append(lease, 1));
        assertThat(failed.kind()).isEqualTo(Kind.FAILED);
        assertThat(assertThrows(JournalException.class, () -> append(lease, 1)).kind())
                .isEqualTo(Kind.FAILED);
        return failed.getMessage();
    }

    private static void append(JournalLease lease, int count) {
        for (int appended = 0; appended < count; appended++) {
            lease.append(new JournalLine(lease.epoch(), lease.lines().size() + 1, "{\"record\":\"PLANNED\"}"));
        }
    }
}
