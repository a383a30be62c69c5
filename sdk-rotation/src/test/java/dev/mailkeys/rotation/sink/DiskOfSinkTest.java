package dev.mailkeys.rotation.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mailkeys.core.provider.Timing;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkException.Kind;
import dev.mailkeys.rotation.files.FaultyDisk;
import dev.mailkeys.rotation.files.Rights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sink asks of the disk, and what it says where the disk does not do it. */
class DiskOfSinkTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void aFile() throws IOException {
        assumeTrue(Rights.areKnown());
        file = Files.writeString(folder.resolve("token"), "old\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private FileSink sink(FaultyDisk disk) {
        return new FileSink(new FilePlace(file, Optional.empty()), new RawFormat(), false, Timing.system(), disk);
    }

    @Test
    void put_syncsTheFileAndThenItsFolder() {
        var disk = new FaultyDisk(0);
        sink(disk).put(SinkContract.delivery(1), Optional.empty());
        assertThat(disk.syncs).containsExactly("file", "folder " + folder.getFileName());
    }

    @Test
    void aFileThatIsNotOnTheDisk_doesNotReplaceTheOld() throws IOException {
        SinkException failed = SinkContract.failure(sink(new FaultyDisk(1)), 1, Optional.empty());
        assertThat(failed.kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(failed).hasMessageContaining("Input/output error");
        assertThat(file).hasContent("old\n");
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void aNameThatMayNotStay_isAnUnknownOutcome() throws IOException {
        SinkException failed = SinkContract.failure(sink(new FaultyDisk(2)), 1, Optional.empty());
        assertThat(failed.kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(failed).hasMessageContaining("the disk did not confirm the new name");
        assertThat(Files.readString(file)).isEqualTo(SinkContract.token(1) + "\n");
    }

    @Test
    void check_asksTheSameOfTheDisk_andLeavesEverythingAsItWas() throws IOException {
        for (int failing = 1; failing <= 2; failing++) {
            var disk = new FaultyDisk(failing);
            assertThatThrownBy(() -> sink(disk).check())
                    .isInstanceOf(SinkException.class)
                    .hasMessageContaining("Input/output error");
            assertThat(disk.syncs).hasSize(failing);
        }
        sink(new FaultyDisk(0)).check();
        assertThat(file).hasContent("old\n");
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }
}
