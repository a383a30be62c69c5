package dev.mailkeys.rotation.files;

import java.io.FileDescriptor;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Puts on stable storage what was written. A seam: tests see what is asked of the disk, and let it fail. */
public interface Disk {

    /**
     * Syncs a file that is appended to.
     *
     * @param file the open file
     * @throws IOException if it is not certain that its content stays
     */
    default void sync(FileDescriptor file) throws IOException {
        file.sync();
    }

    /**
     * Syncs a new file, with its rights.
     *
     * @param file the open file
     * @throws IOException if it is not certain that its content stays
     */
    default void sync(FileChannel file) throws IOException {
        file.force(true);
    }

    /**
     * Syncs the names in a folder.
     *
     * @param path where it is
     * @param folder the open folder
     * @throws IOException if it is not certain that they stay
     */
    default void sync(Path path, FileChannel folder) throws IOException {
        folder.force(true);
    }

    /**
     * The disk as it is.
     *
     * @return the disk
     */
    static Disk system() {
        return new Disk() {};
    }
}
