package dev.mailkeys.rotation.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * A folder that is this user's alone, for what must outlive a process.
 *
 * @param path where it is, or will be
 * @param trust who may own it, and decide where the path leads
 * @param disk where it is put
 */
public record PrivateFolder(Path path, Trust trust, Disk disk) {

    /**
     * Makes it, and the folders above it, where they are missing; each name is put on stable storage.
     *
     * @throws UntrustedException if others may write it, or decide where it is
     * @throws IOException if it can't be made
     */
    public void make() throws IOException {
        Path parent = path.toAbsolutePath().getParent();
        if (!Files.isDirectory(path) && parent != null) {
            if (!Files.isDirectory(parent)) {
                new PrivateFolder(parent, trust, disk).make();
            }
            requireTrusted(parent);
            try {
                Files.createDirectory(path, Rights.ownFolder());
            } catch (FileAlreadyExistsException another) {
                // Another process was faster.
            }
            new PrivateFolder(parent, trust, disk).sync();
        }
        requireOwn();
    }

    /**
     * Refuses it if others could put something into it, or another folder in its place.
     *
     * @throws UntrustedException if they could
     * @throws IOException if it can't be looked at
     */
    public void requireOwn() throws IOException {
        requireTrusted(path);
        if (!Rights.areKnown()) {
            return;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
        if (permissions.contains(PosixFilePermission.GROUP_WRITE)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw UntrustedException.mendedBy(
                    "chmod go-w '" + path + "'",
                    "others can write the folder " + path + " (" + PosixFilePermissions.toString(permissions) + ")");
        }
    }

    /**
     * Tries whether files could be kept there: makes one in the folder, or where the folder would be made, syncs it,
     * and removes it.
     *
     * @throws UntrustedException if others could put something into it, or another folder in its place
     * @throws IOException if none could be kept
     */
    public void rehearse() throws IOException {
        if (Files.isDirectory(path)) {
            requireOwn();
        }
        Path there = path.toAbsolutePath();
        while (!Files.isDirectory(there)) {
            if (Files.exists(there)) {
                throw new NotDirectoryException(there.toString());
            }
            there = Optional.ofNullable(there.getParent()).orElseThrow();
        }
        requireTrusted(there);
        var way = new TrustedPath(there.toRealPath(), Path.of("rehearsal"), Optional.empty());
        try (Folder folder = Folder.open(way);
                PrivateFile file = PrivateFile.create(folder, TemporaryNames.of(way.name()), disk)) {
            file.write(new byte[0]);
            folder.sync(disk);
        }
    }

    private void requireTrusted(Path folder) throws IOException {
        if (Rights.areKnown()) {
            new Way(folder, trust, Optional.empty()).toFolder();
        }
    }

    /**
     * Puts the names in it on stable storage. Windows can't open folders, and stores names durably by itself.
     *
     * @throws IOException if it is not certain that they stay
     */
    public void sync() throws IOException {
        new NamedFolder(path).sync(disk);
    }
}
