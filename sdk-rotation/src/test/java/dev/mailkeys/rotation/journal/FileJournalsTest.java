package dev.mailkeys.rotation.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.rotation.JournalStore;
import dev.mailkeys.rotation.files.Disk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileJournalsTest extends JournalStoreContract {

    @TempDir
    private Path temporary;

    @Override
    protected JournalStore store() {
        return FileJournals.in(temporary.resolve("journals"));
    }

    @Override
    protected void overtake(String target) {
        var folder = new TargetFolder(
                JournalDisk.of(Disk.system()), temporary.resolve("journals").resolve(target));
        try {
            var epoch = EpochFile.in(folder);
            epoch.take(epoch.last() + 1);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The lock goes with its process: there is nothing to wait for. */
    @Override
    protected void holdAndDie(String target, int lines) {
        try {
            var died = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            JournalProgram.class.getName(),
                            "die",
                            temporary.resolve("journals").toString(),
                            target,
                            Integer.toString(lines))
                    .inheritIO()
                    .start();
            assertThat(died.waitFor()).isEqualTo(JournalProgram.DEAD);
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
