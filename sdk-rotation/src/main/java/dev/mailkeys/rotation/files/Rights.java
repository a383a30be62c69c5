package dev.mailkeys.rotation.files;

import static java.nio.file.attribute.PosixFilePermission.GROUP_READ;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_READ;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Who may read and write a file, on systems that have an answer to that; on others, nobody else. */
public final class Rights {

    private Rights() {}

    /**
     * Whether files have owners and permissions here: not on Windows.
     *
     * @return true on Linux and macOS
     */
    public static boolean areKnown() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    /**
     * What a new file is made with, so that it is its owner's alone from the first moment on.
     *
     * @return 0600, where there are permissions
     */
    public static FileAttribute<?>[] ownFile() {
        return only("rw-------");
    }

    /**
     * What a new folder is made with, so that it is its owner's alone from the first moment on.
     *
     * @return 0700, where there are permissions
     */
    public static FileAttribute<?>[] ownFolder() {
        return only("rwx------");
    }

    /**
     * Whether others than its owner may read a file.
     *
     * @param file the file; links are followed
     * @return true if its group or everyone may
     * @throws IOException if it can't be looked at
     */
    public static boolean othersMayRead(Path file) throws IOException {
        if (!areKnown() || !Files.isRegularFile(file)) {
            return false;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        return permissions.contains(GROUP_READ) || permissions.contains(OTHERS_READ);
    }

    private static FileAttribute<?>[] only(String permissions) {
        return areKnown()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
