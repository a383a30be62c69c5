package dev.mailkeys.rotation.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/**
 * A lock of the system on a file of its own, held until it is closed or the process ends in any way. The file is
 * removed with the lock, if the system shows whether a locked file still has its name: a process that waited for a
 * removed file then begins anew.
 *
 * <p>POSIX gives a lock to a process, and takes it away as soon as the process closes any channel to the file: within a
 * process only one thread at a time may try to take it.
 */
public final class LockFile implements AutoCloseable {

    private final Folder folder;
    private final Path name;
    private final FileChannel channel;

    private LockFile(Folder folder, Path name, FileChannel channel) {
        this.folder = folder;
        this.name = name;
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @param folder the folder, which must stay open for as long
     * @param name the file's name, which is made if it is not there
     * @return the lock; empty while another has it
     * @throws IOException if the file can't be opened, or is a link
     */
    public static Optional<LockFile> take(Folder folder, Path name) throws IOException {
        Optional<Found> there = folder.look(name);
        if (there.isPresent() && !there.get().plain()) {
            throw new UntrustedException("the lock " + folder.path().resolve(name)
                    + " is not a plain file, so somebody else has put it there; remove it");
        }
        FileChannel channel = folder.open(name, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        boolean taken = false;
        try {
            taken = channel.tryLock() != null && isStillThere(folder, name);
            return taken ? Optional.of(new LockFile(folder, name, channel)) : Optional.empty();
        } catch (OverlappingFileLockException loadedTwice) {
            return Optional.empty();
        } finally {
            if (!taken) {
                channel.close();
            }
        }
    }

    /** Only this thread has opened a file of that name, so an open file of that name is the locked one. */
    private static boolean isStillThere(Folder folder, Path name) throws IOException {
        if (!ThisProcess.knowsOpenFiles()) {
            return true;
        }
        Optional<Object> key = folder.look(name).map(Found::key);
        return key.isPresent() && !ThisProcess.openFiles(key.get()).isEmpty();
    }

    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            try {
                remove();
            } finally {
                channel.close();
            }
        }
    }

    /** Removes the file while it is still locked, when nobody else can hold another file of that name. */
    private void remove() {
        try {
            if (ThisProcess.knowsOpenFiles() && isStillThere(folder, name)) {
                folder.delete(name);
            }
        } catch (IOException stays) {
            // It is empty, and the next holder uses it.
        }
    }
}
