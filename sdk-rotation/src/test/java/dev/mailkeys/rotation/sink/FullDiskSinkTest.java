package dev.mailkeys.rotation.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkException.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk with no room left: one of 128 KB, where this process may mount such a one. */
class FullDiskSinkTest {

    @TempDir
    Path mountPoint;

    @BeforeEach
    void mount() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "Linux");
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=128k", "none", mountPoint.toString()), "may mount");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", mountPoint.toString());
    }

    @Test
    void put_onAFullDisk_leavesTheFileWholeAndNothingElse() throws IOException {
        Path file = mountPoint.resolve(".env");
        var sink = FileSink.dotenv(file, "TOKEN");
        sink.check();
        sink.put(SinkContract.delivery(1), Optional.empty());
        String before = Files.readString(file);
        fill();
        assertThatThrownBy(sink::check).isInstanceOf(SinkException.class).hasMessageContaining("the disk is full");
        assertThat(SinkContract.failure(sink, 2, Optional.empty()).kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(Files.readString(file)).isEqualTo(before);
        assertThat(names()).containsExactlyInAnyOrder(".env", "filling");
        assertThat(sink.read().token()).contains(Canary.token(1));
    }

    private void fill() throws IOException {
        try (OutputStream out = Files.newOutputStream(mountPoint.resolve("filling"))) {
            while (true) {
                out.write(new byte[1024]);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(mountPoint)) {
            return files.map(each -> each.toFile().getName()).toList();
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        var builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        try {
            return builder.start().waitFor() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }
}
