package dev.mailkeys.rotation.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Where a path leads, once every folder and link on the way was looked at.
 *
 * @param folder the folder itself, with no link on the way to it
 * @param name the file's name in it; the file need not be there
 * @param strangers the first folder on the way that belongs to a user who may have it but is not trusted: what lies in it
 *     may be another thing at any moment
 */
public record TrustedPath(Path folder, Path name, Optional<Path> strangers) {

    /**
     * Follows a path.
     *
     * @param path the path
     * @param trust who may decide where it leads
     * @return where it leads
     * @throws UntrustedException if somebody else may
     * @throws NoSuchFileException if a folder on the way is not there
     * @throws IOException if the way can't be looked at
     */
    public static TrustedPath of(Path path, Trust trust) throws IOException {
        return Rights.areKnown() ? new Way(path, trust, Optional.empty()).toFile() : asItIs(path);
    }

    /**
     * Follows a path that may lead through folders of one more user. That user is still not trusted: links in these
     * folders are refused, and {@link #strangers} is the first of them.
     *
     * @param path the path
     * @param trust who may decide where it leads
     * @param owner the name or number of the user who may own folders on the way
     * @return where it leads
     * @throws UntrustedException if somebody else has a hand in it
     * @throws NoSuchFileException if a folder on the way is not there
     * @throws IOException if the way can't be looked at
     */
    public static TrustedPath through(Path path, Trust trust, String owner) throws IOException {
        return Rights.areKnown() ? new Way(path, trust, Optional.of(ThisProcess.named(owner))).toFile() : asItIs(path);
    }

    /**
     * Follows a path to a file that is believed: it must itself belong to somebody who is trusted, and
     * nobody else may write it.
     *
     * @param path the path
     * @param trust who may decide what the file says
     * @return where it leads
     * @throws UntrustedException if somebody else may
     * @throws NoSuchFileException if it is not there
     * @throws IOException if it can't be looked at
     */
    public static TrustedPath owned(Path path, Trust trust) throws IOException {
        TrustedPath found = of(path, trust);
        if (Rights.areKnown()) {
            requireOwned(
                    path,
                    trust,
                    Files.readAttributes(found.file(), PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        }
        return found;
    }

    private static void requireOwned(Path path, Trust trust, PosixFileAttributes found) throws UntrustedException {
        String owner = found.owner().getName();
        if (!trust.includes(found.owner())) {
            throw UntrustedException.ownedBy(owner, path + " belongs to the user " + owner);
        }
        Set<PosixFilePermission> permissions = found.permissions();
        boolean device = found.isOther() && path.startsWith("/dev");
        if (!found.isSymbolicLink()
                && !device
                && (permissions.contains(PosixFilePermission.GROUP_WRITE)
                        || permissions.contains(PosixFilePermission.OTHERS_WRITE))) {
            throw UntrustedException.mendedBy(
                    "chmod go-w '" + path + "'",
                    "others than its owner may write " + path + " (" + PosixFilePermissions.toString(permissions)
                            + "), and may have changed it");
        }
    }

    /**
     * Where the file is.
     *
     * @return folder and name
     */
    public Path file() {
        return folder.resolve(name);
    }

    /** Where files have no owners there is nothing to ask: links are followed as the system does. */
    private static TrustedPath asItIs(Path path) throws IOException {
        Path whole = path.toAbsolutePath();
        Path file = Files.exists(whole) ? whole.toRealPath() : whole;
        Path folder = Objects.requireNonNull(file.getParent(), "a file is in a folder");
        Path name = Objects.requireNonNull(file.getFileName(), "a file has a name");
        return new TrustedPath(folder.toRealPath(), name, Optional.empty());
    }
}
