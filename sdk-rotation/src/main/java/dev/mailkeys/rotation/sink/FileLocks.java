package dev.mailkeys.rotation.sink;

import dev.mailkeys.core.provider.TimeWords;
import dev.mailkeys.core.provider.Timing;
import dev.mailkeys.rotation.files.LockFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Makes those who change a file wait for each other: processes by a lock of the system, threads by a lock of this JVM.
 */
final class FileLocks {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(5);

    /**
     * One lock for each lock file. No thread may even open the file without it: closing the file gives up the system's
     * lock of the whole process.
     */
    private static final Map<Path, ReentrantLock> IN_THIS_JVM = new ConcurrentHashMap<>();

    private FileLocks() {}

    /** Works on a file while nobody else does. */
    @SuppressWarnings("try") // that it is held is what it is for
    static <T> T holding(SinkFile file, Timing timing, UnderLock<T> work)
            throws IOException, FileProblem, InterruptedException {
        Path path = file.folder().path().resolve(file.lock());
        var lock = IN_THIS_JVM.computeIfAbsent(path, any -> new ReentrantLock());
        if (!lock.tryLock(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
            throw busy(path);
        }
        try (LockFile held = take(file, path, timing)) {
            return work.run();
        } finally {
            lock.unlock();
        }
    }

    private static LockFile take(SinkFile file, Path path, Timing timing)
            throws IOException, FileProblem, InterruptedException {
        long end = timing.nanoTime() + LONGEST.toNanos();
        while (true) {
            Optional<LockFile> taken = LockFile.take(file.folder(), file.lock());
            if (taken.isPresent()) {
                return taken.get();
            }
            if (timing.nanoTime() - end > 0) {
                throw busy(path);
            }
            timing.sleep(PAUSE);
        }
    }

    private static FileProblem busy(Path lockFile) {
        return new FileProblem("another process holds " + lockFile + " for longer than " + TimeWords.of(LONGEST));
    }

    /** What is done under the lock. */
    interface UnderLock<T> {
        T run() throws IOException, FileProblem;
    }
}
