package dev.mailkeys.rotation.journal;

import dev.mailkeys.rotation.files.Rights;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A lock on a file, held until it is closed or the process ends in any way.
 *
 * <p>POSIX gives a lock to a process, not to a channel, and takes it away as soon as the process closes any channel to the
 * file. So the file of a lock that this process holds is never opened a second time.
 */
final class LeaseLock implements AutoCloseable {

    /** The lock files that this process has open. */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private LeaseLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Takes the lock; null if it is taken. */
    static @Nullable LeaseLock take(TargetFolder folder) throws IOException {
        Path file = folder.path().toRealPath().resolve("lock");
        JournalDisk.requirePlain(file);
        if (!OPEN.add(file)) {
            return null;
        }
        boolean taken = false;
        try {
            FileChannel channel = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                    Rights.ownFile());
            taken = lock(channel);
            return taken ? new LeaseLock(file, channel) : null;
        } finally {
            if (!taken) {
                OPEN.remove(file);
            }
        }
    }

    private static boolean lock(FileChannel channel) throws IOException {
        boolean taken = false;
        try {
            taken = channel.tryLock() != null;
        } catch (OverlappingFileLockException ofAnotherClassLoader) {
            // Closing the channel releases that holder's lock; the epoch still fences it off.
            return false;
        } finally {
            if (!taken) {
                channel.close();
            }
        }
        return taken;
    }

    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            try {
                channel.close();
            } finally {
                OPEN.remove(file);
            }
        }
    }
}
