package dev.mailkeys.rotation.files;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Follows one path name by name, as the system does, and checks for each folder and link who could put something else
 * there: the folder's owner, and everyone who may write it. In a folder with the sticky bit the latter may touch only
 * what is theirs. Used once.
 */
final class Way {

    private static final int MOST_LINKS = 40;
    private static final int STICKY = 01000;

    private final Trust trust;
    private final Optional<UserPrincipal> guest;
    private final Path root;
    private final Deque<Path> ahead = new ArrayDeque<>();
    private Path here;
    private @Nullable Path strangers;
    private boolean shared;
    private int links;

    /**
     * A path to follow.
     *
     * @param path where to
     * @param trust who may decide where it leads
     * @param guest who may own folders on it besides
     */
    Way(Path path, Trust trust, Optional<UserPrincipal> guest) {
        this.trust = trust;
        this.guest = guest;
        Path whole = path.toAbsolutePath();
        this.root = whole.getRoot();
        this.here = root;
        whole.forEach(ahead::add);
    }

    /** Follows the path to a file, which need not exist. */
    TrustedPath toFile() throws IOException {
        enter(root);
        while (!ahead.isEmpty()) {
            Path name = ahead.pop();
            Path next = here.resolve(name);
            PosixFileAttributes found = look(next);
            if (ahead.isEmpty() && isEnd(found)) {
                requireTrustedEntry(next, found);
                return new TrustedPath(here, name, Optional.ofNullable(strangers));
            }
            goOn(next, found);
        }
        throw new FileSystemException(here.toString(), null, "it is a folder, not a plain file");
    }

    /** Follows the path to a folder, which must exist. */
    Path toFolder() throws IOException {
        enter(root);
        while (!ahead.isEmpty()) {
            Path next = here.resolve(ahead.pop());
            goOn(next, look(next));
        }
        return here;
    }

    /** An open file of a process is a link below /proc that need not lead anywhere. */
    private boolean isEnd(@Nullable PosixFileAttributes found) {
        return found == null
                || !found.isSymbolicLink() && !found.isDirectory()
                || found.isSymbolicLink() && here.startsWith("/proc");
    }

    private void goOn(Path next, @Nullable PosixFileAttributes found) throws IOException {
        if (found == null) {
            throw new NoSuchFileException(next.toString());
        } else if (found.isSymbolicLink()) {
            followLink(next, found);
        } else {
            enter(next.normalize());
        }
    }

    private void followLink(Path link, PosixFileAttributes found) throws IOException {
        if (strangers != null) {
            throw new UntrustedException(link
                    + " is a link in a folder of another user, who could let it lead anywhere: name the file itself");
        }
        requireTrustedEntry(link, found);
        if (++links > MOST_LINKS) {
            throw new FileSystemLoopException(link.toString());
        }
        Path target = Files.readSymbolicLink(link);
        if (target.isAbsolute()) {
            enter(root);
        }
        for (int at = target.getNameCount() - 1; at >= 0; at--) {
            ahead.push(target.getName(at));
        }
    }

    private void enter(Path folder) throws IOException {
        var found = Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!found.isDirectory()) {
            throw new NotDirectoryException(folder.toString());
        }
        if (strangers != null && !folder.startsWith(strangers)) {
            strangers = null;
        }
        if (guest.filter(found.owner()::equals).isPresent()) {
            strangers = strangers == null ? folder : strangers;
        } else if (!trust.includesOwnerOfFolder(found.owner())) {
            throw owned(folder, found);
        }
        shared = othersMayWrite(found);
        if (shared && ((int) Files.getAttribute(folder, "unix:mode", LinkOption.NOFOLLOW_LINKS) & STICKY) == 0) {
            throw UntrustedException.mendedBy(
                    "chmod go-w '" + folder + "'",
                    "others can write the folder " + folder + " (" + PosixFilePermissions.toString(found.permissions())
                            + "), and so put another file there");
        }
        here = folder;
    }

    /** In a folder that everyone may write, an entry's owner is who put it there. */
    private void requireTrustedEntry(Path entry, @Nullable PosixFileAttributes found) throws UntrustedException {
        if (shared
                && found != null
                && !trust.includes(found.owner())
                && guest.filter(found.owner()::equals).isEmpty()) {
            throw owned(entry, found);
        }
    }

    private static UntrustedException owned(Path path, PosixFileAttributes found) {
        String owner = found.owner().getName();
        return UntrustedException.ownedBy(
                owner, path + " belongs to the user " + owner + ", who could put another file there");
    }

    /** A group with the owner's name is that user's own. */
    private static boolean othersMayWrite(PosixFileAttributes found) {
        boolean ofAGroup = found.permissions().contains(PosixFilePermission.GROUP_WRITE)
                && !found.group().getName().equals(found.owner().getName());
        return ofAGroup || found.permissions().contains(PosixFilePermission.OTHERS_WRITE);
    }

    private static @Nullable PosixFileAttributes look(Path path) throws IOException {
        try {
            return Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException absent) {
            return null;
        }
    }
}
