package dev.mailkeys.rotation.sink;

import static java.nio.file.attribute.PosixFilePermission.GROUP_READ;
import static java.nio.file.attribute.PosixFilePermission.GROUP_WRITE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_READ;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_WRITE;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Who may read and write a file, on systems that have an answer to that. */
final class FileRights {

    /** Whoever may write a file may put a token of theirs in it. */
    private static final Set<PosixFilePermission> OF_OTHERS =
            Set.of(GROUP_READ, GROUP_WRITE, OTHERS_READ, OTHERS_WRITE);

    private FileRights() {}

    static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    /** What a new file must have so that it is its owner's alone from the first moment on. */
    static FileAttribute<?>[] ownerOnly() {
        return isPosix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Whether others than its owner may read or write a file. */
    static boolean areShared(Path file) throws IOException {
        return isPosix() && Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains);
    }

    /** Whether this process could give a new file the owner of one that is there; yes where that is not known. */
    static boolean mayKeepOwner(Path file) throws IOException {
        String user = System.getProperty("user.name", "?");
        return !isPosix()
                || user.equals("root")
                || user.equals("?")
                || user.equals(Files.getOwner(file).getName());
    }

    /** Gives one file the owner, group and permissions of another. */
    static void copy(Path from, Path to) throws IOException {
        if (!isPosix()) {
            return;
        }
        var wanted = Files.readAttributes(from, PosixFileAttributes.class);
        var view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        var has = view.readAttributes();
        if (!has.owner().equals(wanted.owner())) {
            view.setOwner(wanted.owner());
        }
        if (!has.group().equals(wanted.group())) {
            view.setGroup(wanted.group());
        }
        view.setPermissions(wanted.permissions());
    }
}
