package dev.mailkeys.rotation.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkException.Kind;
import dev.mailkeys.rotation.files.Rights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What all formats of files have alike: rights, links, leftovers, a full disk, others who write at the same time. */
class FileSinkTest {

    @TempDir
    Path folder;

    private Path file;
    private Sink sink;

    @BeforeEach
    void aFile() {
        assumeTrue(Rights.areKnown());
        file = folder.resolve(".env");
        sink = FileSink.dotenv(file, "TOKEN");
    }

    @Test
    void aNewFile_isItsOwnersAlone() throws IOException {
        put(1);
        assertThat(rights(file)).isEqualTo("rw-------");
        assertThat(names()).as("the lock is gone, too").containsExactly(".env");
    }

    @Test
    void aFileThatOthersMayRead_isRefusedUnlessThatIsMeant() throws IOException {
        for (String rights : List.of("rw-r-----", "rw-r--r--", "rw--w----", "rw-----w-")) {
            existing("TOKEN=old\n", rights);
            assertThatThrownBy(sink::check).isInstanceOf(SinkException.class).hasMessageContaining("chmod go-rw");
            assertThat(SinkContract.failure(sink, 1, Optional.empty()).kind()).isEqualTo(Kind.UNCHANGED);
            var allowed = FileSink.dotenv(file, "TOKEN").allowingOthers();
            allowed.check();
            allowed.put(SinkContract.delivery(1), Optional.empty());
            assertThat(rights(file)).isEqualTo(rights);
        }
    }

    @Test
    void aFilesRights_areKept() throws IOException {
        existing("TOKEN=old\n", "rwx------");
        put(1);
        assertThat(rights(file)).isEqualTo("rwx------");
    }

    @Test
    void aLink_staysOne() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real")).resolve("secrets");
        Files.writeString(real, "TOKEN=old\n");
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-------"));
        Files.createSymbolicLink(file, Path.of("real/secrets"));
        put(1);
        assertThat(Files.isSymbolicLink(file)).isTrue();
        assertThat(Files.readString(real)).contains(SinkContract.token(1));
        assertThat(sink.read().token()).contains(Canary.token(1));
    }

    @Test
    void aLinkToNothing_andAFolderThatIsNotThere_areRefused() throws IOException {
        Files.createSymbolicLink(file, Path.of("nothing"));
        refused("a link to a file that is not there");
        Files.delete(file);
        sink = FileSink.raw(folder.resolve("none/token"));
        refused("make it first");
        assertThat(names()).isEmpty();
    }

    @Test
    void aFolderInThePlaceOfTheFile_isRefused() throws IOException {
        Files.createDirectory(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        refused("not a plain file");
    }

    @Test
    void aFileThatIsFarTooLong_isRefused() throws IOException {
        existing("x".repeat(2 << 20), "rw-------");
        refused("right file");
    }

    @Test
    void aFileThatIsNotThere_holdsNothing_andItsAbsenceIsAVersion() throws IOException {
        var state = sink.read();
        assertThat(state.token()).isEmpty();
        assertThat(state.version()).isPresent();
        existing("TOKEN=mine\n", "rw-------");
        assertThat(SinkContract.failure(sink, 1, state.version()).kind()).isEqualTo(Kind.CONFLICT);
        Files.delete(file);
        assertThat(sink.put(SinkContract.delivery(1), state.version())).isPresent();
    }

    @Test
    void check_makesNoFiles() throws IOException {
        sink.check();
        sink.read();
        assertThat(names()).isEmpty();
    }

    @Test
    void whatAKilledProcessLeft_isRemovedByTheNextPut_andNothingElseIs() throws IOException {
        Files.writeString(folder.resolve("..env.mailkeys-123.tmp"), SinkContract.token(9));
        for (String other : List.of("..env.mailkeys-12a.tmp", "..env.mailkeys-.tmp", ".a.mailkeys-1.tmp", ".env.bak")) {
            Files.writeString(folder.resolve(other), "theirs");
        }
        put(1);
        assertThat(names())
                .doesNotContain("..env.mailkeys-123.tmp")
                .contains("..env.mailkeys-12a.tmp", "..env.mailkeys-.tmp", ".a.mailkeys-1.tmp", ".env.bak");
    }

    @Test
    void whatAKilledProcessLeft_isRemovedBySweep_andTheFileStaysAsItIs() throws IOException {
        existing("TOKEN=mine\n", "rw-------");
        Files.writeString(folder.resolve("..env.mailkeys-1.tmp"), SinkContract.token(9));
        var before = sink.read().version();
        sink.sweep();
        assertThat(names()).containsExactly(".env");
        assertThat(sink.read().version()).isEqualTo(before);
        sink.sweep();
        assertThat(names()).containsExactly(".env");
    }

    @Test
    void aFileThatCanNotBeReplaced_isToldBeforehand() throws Exception {
        existing("TOKEN=mine\n", "rw-------");
        assumeTrue(run("mount", "--bind", file.toString(), file.toString()), "may mount");
        try {
            assertThatThrownBy(sink::check)
                    .isInstanceOf(SinkException.class)
                    .hasMessageContaining("mount its folder instead");
        } finally {
            assertThat(run("umount", file.toString())).isTrue();
        }
        sink.check();
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).start().waitFor() == 0;
    }

    @Test
    void aVersion_changesWithEveryPut() throws IOException {
        var versions = IntStream.range(0, 50)
                .mapToObj(any -> sink.put(SinkContract.delivery(1), Optional.empty()))
                .distinct();
        assertThat(versions).hasSize(50);
    }

    @Test
    void manyAtOnce_loseNothing_andAReaderNeverSeesHalfAFile() throws Exception {
        existing("KEEP=1\n", "rw-------");
        var done = new AtomicBoolean();
        var pool = Executors.newCachedThreadPool();
        try {
            var reader = pool.submit(() -> {
                int reads = 0;
                for (; !done.get() || reads == 0; reads++) {
                    assertThat(Files.readString(file)).startsWith("KEEP=1\n").endsWith("\n");
                }
                return reads;
            });
            List<Callable<Optional<String>>> puts = IntStream.range(0, 40)
                    .mapToObj(number -> (Callable<Optional<String>>) () -> FileSink.dotenv(file, "TOKEN_" + number % 20)
                            .put(SinkContract.delivery(number % 20), Optional.empty()))
                    .toList();
            for (var put : pool.invokeAll(puts)) {
                put.get();
            }
            done.set(true);
            assertThat(reader.get(10, TimeUnit.SECONDS)).isPositive();
        } finally {
            pool.shutdownNow();
        }
        for (int number = 0; number < 20; number++) {
            assertThat(FileSink.dotenv(file, "TOKEN_" + number).read().token()).contains(Canary.token(number));
        }
        assertThat(names()).containsExactly(".env");
    }

    private void refused(String reason) {
        assertThatThrownBy(sink::check).isInstanceOf(SinkException.class).hasMessageContaining(reason);
        var refused = SinkContract.failure(sink, 1, Optional.empty());
        assertThat(refused.kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(refused).hasMessageContaining(reason).hasMessageContaining(sink.name());
    }

    private void put(int number) {
        sink.put(SinkContract.delivery(number), Optional.empty());
    }

    private void existing(String text, String rights) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.toFile().getName()).toList();
        }
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
    }
}
