package dev.mailkeys.rotation.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.JournalException.Kind;
import dev.mailkeys.rotation.JournalLease;
import dev.mailkeys.rotation.JournalLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of a damaged journal. */
class ContentsOfJournalTest {

    private static final String TARGET = "orders";
    private static final Path FILE = Path.of("000001-r1.journal");

    @TempDir
    private Path temporary;

    @Test
    void journalCutAtEveryByte_readsAsAPrefixAndCanBeAppendedTo() throws IOException {
        List<JournalLine> lines = write(6);
        Path file = onlyJournal();
        byte[] whole = Files.readAllBytes(file);
        int least = 0;
        for (int cut = 0; cut <= whole.length; cut++) {
            Files.write(file, Arrays.copyOf(whole, cut));
            List<JournalLine> read = journals().read(TARGET);
            assertThat(read).hasSizeBetween(least, least + 1).isEqualTo(lines.subList(0, read.size()));
            least = read.size();
            assertThat(appendedTo(read))
                    .as("cut at byte %s", cut)
                    .isEqualTo(journals().read(TARGET));
            try (Stream<Path> all = Files.list(file.getParent())) {
                all.filter(other -> other.toString().contains("-again")).forEach(ContentsOfJournalTest::delete);
            }
        }
        assertThat(least).isEqualTo(6);
        System.out.println("journal cut at " + (whole.length + 1) + " places");
    }

    /** Takes a lease, appends a line, beginning a journal if the cut left none, and returns what must be there now. */
    private List<JournalLine> appendedTo(List<JournalLine> read) {
        try (JournalLease lease = journals().lease(TARGET)) {
            assertThat(lease.lines()).isEqualTo(read);
            var line = new JournalLine(lease.epoch(), read.size() + 1, "{\"more\":true}");
            try {
                lease.append(line);
            } catch (JournalException notBegun) {
                assertThat(read).isEmpty();
                assertThat(notBegun.kind()).isEqualTo(Kind.STALE);
                lease.begin("again");
                lease.append(line);
            }
            return Stream.concat(read.stream(), Stream.of(line)).toList();
        }
    }

    @Test
    void journalWithAnyByteChanged_readsAsAPrefixOrIsRefused() throws IOException {
        List<JournalLine> lines = write(4);
        byte[] whole = Files.readAllBytes(onlyJournal());
        int tail = whole.length - LineFormat.write(lines.get(3)).length;
        int refused = 0;
        for (int at = 0; at < whole.length; at++) {
            for (int change = 1; change < 256; change++) {
                byte[] changed = whole.clone();
                changed[at] ^= (byte) change;
                try {
                    List<JournalLine> read = Contents.of(FILE, changed).lines();
                    assertThat(at).as("damage within goes unseen").isGreaterThanOrEqualTo(tail - 1);
                    assertThat(read).isEqualTo(lines.subList(0, at == tail - 1 ? 2 : 3));
                } catch (JournalException damaged) {
                    assertThat(damaged.kind()).isEqualTo(Kind.DAMAGED);
                    refused++;
                }
            }
        }
        System.out.println("journal with " + whole.length * 255 + " changes of a byte, " + refused + " refused");
    }

    @Test
    void damageWithin_isRefusedWithFileLineAndAdvice_forReadAndLease() throws IOException {
        write(3);
        Path file = onlyJournal();
        Files.writeString(file, Files.readString(file).replace("\"n\":2", "\"n\":7"));
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThat(damaged(() -> journals().read(TARGET)))
                    .contains("Line 3 of the journal " + file, "can be set aside");
            assertThat(damaged(() -> journals().lease(TARGET))).contains("Line 3 of the journal " + file);
        }
        Files.delete(file);
        assertThat(journals().read(TARGET)).isEmpty();
    }

    @Test
    void damageOfAnOlderJournal_isNotInTheWay() throws IOException {
        write(3);
        Path older = onlyJournal();
        try (JournalLease lease = journals().lease(TARGET)) {
            lease.begin("r2");
        }
        Files.writeString(older, "rubbish\nrubbish\n");
        journals().lease(TARGET).close();
        assertThat(journals().read(TARGET)).isEmpty();
    }

    @Test
    void journalOfANewerVersion_isRefusedAsSuch() {
        String newer = "mailkeys-journal 2\n";
        assertThat(damaged(() -> Contents.of(FILE, newer.getBytes(UTF_8)))).contains("newer version of mailkeys");
        assertThat(damaged(() -> Contents.of(FILE, (newer + "{}\n").getBytes(UTF_8))))
                .contains("newer version");
    }

    @Test
    void firstLineThatWasTorn_isARotationThatNeverBegan() {
        for (String torn :
                List.of("", "mailkeys-jour", "\0\0\0\0\0\0\0\0", "mailkeys-journal 1", "mailkeys-journal 2")) {
            assertThat(Contents.of(FILE, torn.getBytes(UTF_8)).begun()).as(torn).isFalse();
        }
        assertThat(damaged(() -> Contents.of(FILE, "something else\nof lines\n".getBytes(UTF_8))))
                .contains("Line 1");
    }

    @Test
    void lineOfALowerEpoch_behindAHigherOne_countsForNothing() {
        var first = new JournalLine(1, 1, "first");
        var second = new JournalLine(2, 2, "second");
        var third = new JournalLine(2, 3, "third");
        assertThat(read(first, second, new JournalLine(1, 2, "late"), third)).containsExactly(first, second, third);
        assertThat(read(first, new JournalLine(1, 2, "late"), second, third)).containsExactly(first, second, third);
        assertThat(read(new JournalLine(1, 1, "late"), new JournalLine(2, 1, "only")))
                .containsExactly(new JournalLine(2, 1, "only"));
    }

    @Test
    void lineThatHasNoPlace_isDamage() {
        var first = new JournalLine(2, 1, "first");
        assertThat(damaged(() -> read(first, new JournalLine(2, 3, "gap")))).contains("Line 3");
        assertThat(damaged(() -> read(first, new JournalLine(3, 3, "gap")))).contains("Line 3");
        assertThat(damaged(() -> read(first, new JournalLine(2, 1, "twice")))).contains("Line 3");
        assertThat(damaged(() -> read(new JournalLine(1, 2, "first")))).contains("Line 2");
    }

    private static List<JournalLine> read(JournalLine... lines) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(Contents.header());
        Stream.of(lines).map(LineFormat::write).forEach(bytes::writeBytes);
        return Contents.of(FILE, bytes.toByteArray()).lines();
    }

    private FileJournals journals() {
        return FileJournals.in(temporary);
    }

    /** Writes a journal under two epochs. */
    private List<JournalLine> write(int count) {
        var lines = new ArrayList<JournalLine>();
        for (int sequence = 1; sequence <= count; sequence++) {
            try (JournalLease lease = journals().lease(TARGET)) {
                if (sequence == 1) {
                    lease.begin("r1");
                }
                lines.add(new JournalLine(lease.epoch(), sequence, "{\"key\":\"ключ 🔑\",\"n\":" + sequence + "}"));
                lease.append(lines.get(sequence - 1));
            }
        }
        return lines;
    }

    private Path onlyJournal() {
        return temporary.resolve(TARGET).resolve(FILE);
    }

    private static String damaged(Runnable read) {
        JournalException refused = assertThrows(JournalException.class, read::run);
        assertThat(refused.kind()).isEqualTo(Kind.DAMAGED);
        return refused.getMessage();
    }

    private static void delete(Path file) {
        assertThat(file.toFile().delete()).isTrue();
    }
}
