package dev.mailkeys.rotation.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.rotation.JournalLine;
import dev.mailkeys.rotation.RotationStatus;
import dev.mailkeys.rotation.journal.FileJournals;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Journals that rotations have written, file by file as they are on disks now: later code must still read them, because
 * a rotation that waits for its grace period outlives an upgrade. The files are never rewritten; a new kind of record
 * comes in a new file.
 */
class JournalsOfTodayTest {

    private static final String TARGET = "orders";

    @TempDir
    private Path temporary;

    static Stream<Path> files() throws IOException, URISyntaxException {
        return Files.list(Path.of(
                        JournalsOfTodayTest.class.getResource("/journals-1").toURI()))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("files")
    void aJournal_isReadWhole_andWouldBeWrittenTheSameAgain(Path file) throws IOException {
        List<JournalLine> lines = lines(file);
        assertThat(lines).hasSize(Files.readAllLines(file).size() - 1);
        assertThat(lines)
                .allSatisfy(line ->
                        assertThat(RecordJson.write(RecordJson.read(line))).isEqualTo(line.text()));
    }

    @ParameterizedTest
    @MethodSource("files")
    void aJournal_saysWhereItStands(Path file) throws IOException {
        List<JournalRecord> records = Journal.read(lines(file));
        RotationStatus status = Progress.of(records).status(TARGET);
        assertThat(status.step())
                .isEqualTo(records.get(records.size() - 1).type().name());
        assertThat(status.rotation()).startsWith("r");
        assertThat(status.begun()).isBeforeOrEqualTo(status.last());
    }

    @Test
    void everyTypeOfRecord_isInAJournalHere() throws IOException, URISyntaxException {
        var missing = EnumSet.allOf(RecordType.class);
        for (Path file : files().toList()) {
            Journal.read(lines(file)).forEach(entry -> missing.remove(entry.type()));
        }
        assertThat(missing).isEmpty();
    }

    private List<JournalLine> lines(Path file) throws IOException {
        Path folder = Files.createDirectories(temporary.resolve(TARGET));
        Files.copy(file, folder.resolve("000001-r1.journal"), StandardCopyOption.REPLACE_EXISTING);
        return FileJournals.in(temporary).read(TARGET);
    }
}
