package dev.mailkeys.rotation.journal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Makes files and folders that are their owner's alone, and puts them on stable storage. Where files have no POSIX
 * permissions they get what the folder above gives them. Open for tests to see and to fail what is asked of the disk.
 */
class Disk {

    /** Makes the folder, and those above it, where they are missing; refuses one that others can write. */
    void makeFolder(Path folder) throws IOException {
        Path parent = folder.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder) && parent != null) {
            makeParent(parent);
            try {
                Files.createDirectory(folder, only(parent, "rwx------"));
            } catch (FileAlreadyExistsException another) {
                // Another rotator was faster.
            }
            sync(parent);
        }
        requireOwn(folder);
    }

    /** Folders above are not the journal's: who can write them is not asked. */
    private void makeParent(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            makeFolder(parent);
        }
    }

    /** Refuses a folder that others than its owner can write: they could put a journal in its place. */
    void requireOwn(Path folder) throws IOException {
        if (!hasPermissions(folder)) {
            return;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
        if (permissions.contains(PosixFilePermission.GROUP_WRITE)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw Trouble.failed("Journals are not kept in " + folder + ", which others can write ("
                    + PosixFilePermissions.toString(permissions) + "). Run: chmod go-w '" + folder
                    + "', or name another folder.");
        }
    }

    /** What a new file is made with, so that nobody else can ever open it. */
    FileAttribute<?>[] onlyOwner(Path file) {
        return only(file, "rw-------");
    }

    /** Makes a file that must not be there yet, with these bytes, and puts it on stable storage with its name. */
    void create(Path file, byte[] bytes) throws IOException {
        Files.createFile(file, onlyOwner(file));
        append(file, bytes);
        sync(file.resolveSibling("."));
    }

    /** Writes all the bytes at once behind what is there. Interruption of the thread does not cut it short. */
    void append(Path file, byte[] bytes) throws IOException {
        try (var out = new FileOutputStream(file.toFile(), true)) {
            out.write(bytes);
            sync(out.getFD());
        }
    }

    void sync(FileDescriptor file) throws IOException {
        file.sync();
    }

    /** Puts the names in a folder on stable storage, where the system knows how. */
    void sync(Path folder) throws IOException {
        if (hasPermissions(folder)) {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static FileAttribute<?>[] only(Path path, String permissions) {
        return hasPermissions(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean hasPermissions(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
