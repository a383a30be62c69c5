package dev.mailkeys.rotation.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.JournalException.Kind;
import dev.mailkeys.rotation.JournalLease;
import dev.mailkeys.rotation.JournalLine;
import dev.mailkeys.rotation.files.Disk;
import java.io.FileDescriptor;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** A rotator that lost its lock without knowing, and is overtaken between the look at the epoch and the write. */
class OvertakenJournalTest {

    private static final String TARGET = "orders";

    @TempDir
    private Path temporary;

    /** Lets another take the next epoch while the first writes. */
    private final class OvertakenDisk implements Disk {
        private boolean overtaken;

        @Override
        public void sync(FileDescriptor file) throws IOException {
            file.sync();
            overtake();
        }

        @Override
        public void sync(FileChannel file) throws IOException {
            file.force(true);
            overtake();
        }

        private void overtake() throws IOException {
            if (overtaken) {
                overtaken = false;
                EpochFile epoch = EpochFile.in(new TargetFolder(JournalDisk.of(Disk.system()), folder()));
                epoch.take(epoch.last() + 1);
            }
        }
    }

    @Test
    void append_overtakenInTheMiddle_isRefusedAndItsLineGivesWay() {
        var disk = new OvertakenDisk();
        JournalLine late;
        try (JournalLease lease = new FileJournals(temporary, JournalDisk.of(disk)).lease(TARGET)) {
            lease.begin("r1");
            disk.overtaken = true;
            late = new JournalLine(lease.epoch(), 1, "late");
            assertStale(() -> lease.append(late));
            assertStale(() -> lease.append(new JournalLine(lease.epoch(), 2, "later")));
        }
        try (JournalLease lease = FileJournals.in(temporary).lease(TARGET)) {
            assertThat(lease.epoch()).isEqualTo(3);
            assertThat(lease.lines())
                    .as("an intent that its writer did not act on")
                    .containsExactly(late);
        }
    }

    @Test
    void begin_overtakenInTheMiddle_isRefusedAndLeavesTheNewestAsItWas() {
        var disk = new OvertakenDisk();
        try (JournalLease lease = new FileJournals(temporary, JournalDisk.of(disk)).lease(TARGET)) {
            lease.begin("r1");
            lease.append(new JournalLine(lease.epoch(), 1, "{}"));
            disk.overtaken = true;
            assertStale(() -> lease.begin("r2"));
        }
        assertThat(FileJournals.in(temporary).read(TARGET)).hasSize(1);
    }

    @Test
    void whatALateWriterLeft_givesWayToTheNextLine() throws IOException {
        Path file = folder().resolve("000001-r1.journal");
        try (JournalLease lease = FileJournals.in(temporary).lease(TARGET)) {
            lease.begin("r1");
            int sequence = 1;
            for (String left : new String[] {"0123 half a li", "whole line\n", "two\nlines\n", "\0\0\0"}) {
                Files.write(file, left.getBytes(UTF_8), StandardOpenOption.APPEND);
                lease.append(new JournalLine(
                        lease.epoch(), sequence, left.strip().replace("\n", " ").replace("\0", "")));
                assertThat(FileJournals.in(temporary).read(TARGET))
                        .isEqualTo(lease.lines())
                        .hasSize(sequence);
                sequence++;
            }
        }
    }

    private static void assertStale(Executable executable) {
        assertThat(assertThrows(JournalException.class, executable).kind()).isEqualTo(Kind.STALE);
    }

    private Path folder() {
        return temporary.resolve(TARGET);
    }
}
