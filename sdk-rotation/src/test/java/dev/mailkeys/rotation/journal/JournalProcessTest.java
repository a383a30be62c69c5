package dev.mailkeys.rotation.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.JournalException.Kind;
import dev.mailkeys.rotation.JournalLease;
import dev.mailkeys.rotation.JournalLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Journals of two processes, of which one is killed or stopped. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "stops and kills processes as Linux does")
@Timeout(180)
class JournalProcessTest {

    private static final int KILLS = Integer.getInteger("journal.kills", 16);

    @TempDir
    private Path temporary;

    private JournalProgram other;

    @AfterEach
    void endTheOther() throws InterruptedException {
        other.kill();
    }

    @Test
    void lease_thatAnotherProcessHolds_isRefusedByName_untilThatOneIsKilled() throws Exception {
        hold();
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(locked())
                    .contains("The target t is being rotated by process " + other.pid(), "Wait until that ends");
        }
        assertThat(other.ask("append")).isEqualTo("appended");
        other.kill();
        try (JournalLease lease = journals().lease("t")) {
            assertThat(lease.lines()).hasSize(1);
        }
    }

    @Test
    void processThatIsStopped_keepsItsLease() throws Exception {
        hold();
        stop();
        assertThat(locked()).contains("process " + other.pid());
        other.signal("CONT");
        assertThat(other.ask("append")).isEqualTo("appended");
        assertThat(other.ask("append")).isEqualTo("appended");
        assertThat(journals().read("t")).hasSize(2);
    }

    @Test
    void processThatIsStoppedAndLosesItsLock_canAppendNothingAfterwards() throws Exception {
        hold();
        assertThat(other.ask("append")).isEqualTo("appended");
        stop();
        Files.delete(temporary.resolve("t").resolve("lock"));
        try (JournalLease lease = journals().lease("t")) {
            lease.append(new JournalLine(lease.epoch(), 2, "{\"by\":\"test\"}"));
            other.signal("CONT");
            assertThat(other.ask("append")).isEqualTo("STALE");
            lease.append(new JournalLine(lease.epoch(), 3, "{\"by\":\"test\"}"));
            assertThat(other.ask("append")).isEqualTo("STALE");
        }
        assertThat(other.ask("append")).isEqualTo("STALE");
        assertThat(journals().read("t"))
                .extracting(JournalLine::text)
                .containsExactly("{\"by\":\"child\"}", "{\"by\":\"test\"}", "{\"by\":\"test\"}");
    }

    @Test
    void processThatIsKilledAnywhere_hasLostNothingThatItAcknowledged() throws Exception {
        int steps = 0;
        long epoch = 0;
        for (int round = 0; round < KILLS; round++) {
            other = JournalProgram.of("exec", "loop", temporary.toString(), Integer.toString(round * 100_000));
            String last = "";
            for (int step = 0; step < 1 + round * 7; step++) {
                last = other.line();
                steps++;
            }
            other.signal("KILL");
            for (String rest = other.line(); rest != null && rest.matches("\\d+ \\d"); rest = other.line()) {
                last = rest;
                steps++;
            }
            assertNothingIsLost(last, journals().read("t"));
            try (JournalLease lease = journals().lease("t")) {
                assertNothingIsLost(last, lease.lines());
                assertThat(lease.epoch()).isGreaterThan(epoch);
                epoch = lease.epoch();
            }
        }
        System.out.println("journal killed " + KILLS + " times in " + steps + " steps and " + epoch + " leases");
    }

    /** What is read is the step that was acknowledged last, or the one after it. */
    private static void assertNothingIsLost(String acknowledged, List<JournalLine> read) {
        assertThat(acknowledged).matches("\\d+ \\d");
        int rotation = Integer.parseInt(acknowledged.split(" ", 2)[0]);
        int lines = Integer.parseInt(acknowledged.split(" ", 2)[1]);
        if (read.isEmpty()) {
            assertThat(lines).isIn(0, JournalProgram.LINES);
        } else {
            assertThat(read).extracting(line -> line.text().strip()).containsOnly(Integer.toString(rotation));
            assertThat(read).hasSizeBetween(lines, lines + 1);
        }
    }

    private void hold() throws IOException {
        other = JournalProgram.of("exec", "hold", temporary.toString());
        assertThat(other.line()).isEqualTo("held");
    }

    private void stop() throws IOException, InterruptedException {
        other.signal("STOP");
        while (!Files.readString(Path.of("/proc", Long.toString(other.pid()), "stat"))
                .contains(") T ")) {
            Thread.onSpinWait();
        }
    }

    private String locked() {
        JournalException refused =
                assertThrows(JournalException.class, () -> journals().lease("t"));
        assertThat(refused.kind()).isEqualTo(Kind.LOCKED);
        return refused.getMessage();
    }

    private FileJournals journals() {
        return FileJournals.in(temporary);
    }
}
