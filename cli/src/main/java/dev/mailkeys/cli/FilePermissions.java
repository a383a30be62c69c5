package dev.mailkeys.cli;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Who may read and write a file, on systems that have an answer to that. */
final class FilePermissions {

    private FilePermissions() {}

    /** What a new file must have so that it is its owner's alone from the first moment on. */
    static FileAttribute<?>[] ownerOnly(boolean folder) {
        return isPosix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(folder ? "rwx------" : "rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    static boolean othersMayRead(Path file) throws IOException {
        return has(file, PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);
    }

    static boolean othersMayWrite(Path file) throws IOException {
        return has(file, PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);
    }

    private static boolean has(Path file, PosixFilePermission group, PosixFilePermission others) throws IOException {
        if (!isPosix() || !Files.isRegularFile(file)) {
            return false;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        return permissions.contains(group) || permissions.contains(others);
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
