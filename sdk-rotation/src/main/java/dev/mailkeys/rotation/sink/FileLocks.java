package dev.mailkeys.rotation.sink;

import dev.mailkeys.core.provider.Timing;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Makes those who change a file wait for each other: other processes with a lock of the system, other threads with one
 * of this JVM, which the system's does not know.
 */
final class FileLocks {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(5);

    /**
     * One lock for each lock file. Nobody may even open a lock file without it: closing the file gives up the system's
     * lock of the whole process, whoever took it.
     */
    private static final Map<Path, ReentrantLock> IN_THIS_JVM = new ConcurrentHashMap<>();

    private FileLocks() {}

    /** Does something while nobody else does anything under the same lock. */
    static <T> T holding(Path lockFile, Timing timing, Work<T> work)
            throws IOException, FileProblem, InterruptedException {
        var lock = IN_THIS_JVM.computeIfAbsent(lockFile, any -> new ReentrantLock());
        if (!lock.tryLock(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
            throw busy(lockFile);
        }
        try (var channel = FileChannel.open(
                lockFile, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), FileRights.ownerOnly())) {
            waitFor(channel, lockFile, timing);
            return work.run();
        } finally {
            lock.unlock();
        }
    }

    private static void waitFor(FileChannel channel, Path lockFile, Timing timing)
            throws IOException, FileProblem, InterruptedException {
        long end = timing.nanoTime() + LONGEST.toNanos();
        while (!isLocked(channel)) {
            if (timing.nanoTime() - end > 0) {
                throw busy(lockFile);
            }
            timing.sleep(PAUSE);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException loadedTwice) {
            return false;
        }
    }

    private static FileProblem busy(Path lockFile) {
        return new FileProblem("another process holds " + lockFile + " for longer than " + LONGEST.toSeconds() + " s");
    }

    /** What is done under the lock. */
    interface Work<T> {
        T run() throws IOException, FileProblem;
    }
}
