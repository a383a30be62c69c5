package dev.mailkeys.cli.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.mailkeys.core.provider.Timing;
import dev.mailkeys.rotation.files.Disk;
import dev.mailkeys.rotation.files.PrivateFolder;
import dev.mailkeys.rotation.files.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class FilePaceTest {

    private final List<String> ordinary = new ArrayList<>();
    private final List<String> said = new ArrayList<>();

    @TempDir
    private Path home;

    private FilePace pace() throws IOException {
        return pace(Timing.system());
    }

    private FilePace pace(Timing timing) throws IOException {
        var folder = new PrivateFolder(folder(), Trust.own(), Disk.system());
        return new FilePace(folder, timing, (why, isOrdinary) -> (isOrdinary ? ordinary : said).add(why));
    }

    private Path folder() {
        return home.resolve("state/pace");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.sorted().toList();
        }
    }

    @Test
    void text_isThereForTheNextProcess_andEachAccountHasItsOwn() throws Exception {
        assertThat(pace().update(key -> "a", old -> old + "1")).isTrue();
        assertThat(pace().update(key -> "a", old -> old + "2")).isTrue();
        assertThat(pace().update(key -> "b", old -> old + "3")).isTrue();
        assertThat(folder().resolve("a.calls")).hasContent("12");
        assertThat(folder().resolve("b.calls")).hasContent("3");
        assertThat(said).isEmpty();
        assertThat(ordinary).isEmpty();
    }

    @Test
    void files_areTheirOwnersAlone_andTheKeyIsMadeOnce() throws Exception {
        var keys = new ArrayList<byte[]>();
        for (int i = 0; i < 2; i++) {
            pace().update(
                            key -> {
                                keys.add(key);
                                return "a";
                            },
                            old -> old + "1");
        }
        assertThat(keys.get(0)).hasSize(32).isEqualTo(keys.get(1)).isNotEqualTo(new byte[32]);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
                .isEqualTo("rwx------");
        assertThat(files())
                .hasSize(2)
                .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------"));
    }

    @Test
    void threadsOfSeveralClients_loseNoChange() throws Exception {
        int threads = 8;
        int each = 20;
        var kept = new AtomicInteger();
        var all = new ArrayList<Thread>();
        for (int i = 0; i < threads; i++) {
            FilePace pace = pace();
            var thread = new Thread(() -> {
                for (int n = 0; n < each; n++) {
                    kept.addAndGet(changed(pace) ? 1 : 0);
                }
            });
            thread.start();
            all.add(thread);
        }
        for (Thread thread : all) {
            thread.join();
        }
        assertThat(kept).hasValue(threads * each);
        assertThat(folder().resolve("a.calls")).hasContent("x".repeat(threads * each));
    }

    private static boolean changed(FilePace pace) {
        try {
            return pace.update(key -> "a", old -> old + "x");
        } catch (InterruptedException interrupted) {
            return false;
        }
    }

    @Test
    void textThatIsNoRecord_isNamedOnce_andLeftAsItIs() throws Exception {
        pace().update(key -> "a", old -> "mine");
        FilePace pace = pace();
        for (int i = 0; i < 2; i++) {
            assertThat(pace.update(key -> "a", old -> {
                        throw new IllegalArgumentException("what is this");
                    }))
                    .isFalse();
        }
        assertThat(said)
                .singleElement()
                .asString()
                .contains(folder().resolve("a.calls").toString(), "is damaged", "Remove it.");
        assertThat(folder().resolve("a.calls")).hasContent("mine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short\n", "g000000000000000000000000000000000000000000000000000000000000000\n"})
    void keyThatIsDamaged_isNamedOnce(String key) throws Exception {
        pace().update(any -> "a", old -> "mine");
        Files.writeString(folder().resolve("names.key"), key);
        assertThat(pace().update(any -> "a", old -> "other")).isFalse();
        assertThat(said).singleElement().asString().contains("names.key", "Remove it.");
    }

    @Test
    void folderThatOthersCanWrite_isNotUsed_andTheMessageSaysWhatMendsIt() throws Exception {
        pace().update(any -> "a", old -> "mine");
        Files.setPosixFilePermissions(folder(), PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(pace().update(any -> "a", old -> "other")).isFalse();
        assertThat(said).singleElement().asString().contains("chmod go-w");
    }

    @Test
    void placeWhereNoFolderCanBe_isToldAsOrdinary() throws Exception {
        Files.writeString(home.resolve("state"), "a file");
        FilePace pace = pace();
        assertThat(pace.update(any -> "a", old -> "1")).isFalse();
        assertThat(pace.update(any -> "a", old -> "1")).isFalse();
        assertThat(ordinary).singleElement().asString().contains(folder().toString());
        assertThat(said).isEmpty();
    }

    @Test
    void leftoverOfAKilledProcess_isClearedAway() throws Exception {
        pace().update(any -> "a", old -> "1");
        Files.writeString(folder().resolve(".a.calls.mailkeys-1.tmp"), "half");
        assertThat(pace().update(any -> "a", old -> old + "2")).isTrue();
        assertThat(files()).hasSize(2);
        assertThat(folder().resolve("a.calls")).hasContent("12");
    }

    /** A stopped process keeps its lock; a killed one does not. */
    @Test
    void lockOfAnotherProcess_isWaitedForWithABound_andEndsWithThatProcess() throws Exception {
        pace().update(any -> "a", old -> "1");
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        LockHolder.class.getName(),
                        folder().resolve("a.lock").toString())
                .redirectErrorStream(true)
                .start();
        try {
            assumeThat(holder.getInputStream().read()).isEqualTo('!');
            assertThat(pace(new QuickTiming()).update(any -> "a", old -> "2")).isFalse();
            assertThat(ordinary).singleElement().asString().contains("a.lock", "longer than 10 seconds");
        } finally {
            holder.destroyForcibly().waitFor();
        }
        assertThat(pace().update(any -> "a", old -> old + "3")).isTrue();
        assertThat(folder().resolve("a.calls")).hasContent("13");
    }

    @Test
    void changeWhileAThreadIsInterrupted_endsWithThatAlone() throws Exception {
        var ended = new AtomicReference<Exception>();
        FilePace pace = pace();
        Thread.currentThread().interrupt();
        try {
            pace.update(any -> "a", old -> "1");
        } catch (InterruptedException interrupted) {
            ended.set(interrupted);
        }
        assertThat(Thread.interrupted()).isFalse();
        assertThat(ended.get()).isNotNull();
        assertThat(said).isEmpty();
        assertThat(ordinary).isEmpty();
    }

    /** A clock that a sleep moves. */
    private static final class QuickTiming implements Timing {

        private final AtomicLong nanos = new AtomicLong();

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public long nanoTime() {
            return nanos.get();
        }

        @Override
        public void sleep(Duration delay) {
            nanos.addAndGet(delay.toNanos());
        }

        @Override
        public double random() {
            return 0;
        }
    }
}
