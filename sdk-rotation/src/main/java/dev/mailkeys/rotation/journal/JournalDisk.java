package dev.mailkeys.rotation.journal;

import dev.mailkeys.rotation.files.Disk;
import dev.mailkeys.rotation.files.Folder;
import dev.mailkeys.rotation.files.PrivateFile;
import dev.mailkeys.rotation.files.PrivateFolder;
import dev.mailkeys.rotation.files.TemporaryNames;
import dev.mailkeys.rotation.files.Trust;
import dev.mailkeys.rotation.files.TrustedPath;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Keeps journals on the disk, in folders that are this user's alone. Files are created in one step and then appended
 * to.
 *
 * @param disk where they are put
 * @param user another user who is trusted like root
 */
record JournalDisk(Disk disk, Optional<String> user) {

    static JournalDisk of(Disk disk) {
        return new JournalDisk(disk, Optional.empty());
    }

    PrivateFolder folder(Path path) throws IOException {
        return new PrivateFolder(path, trust(), disk);
    }

    private Trust trust() throws IOException {
        Trust own = Trust.own();
        return user.isPresent() ? own.and(user.get()) : own;
    }

    /** Creates a new file with these bytes, and puts it on stable storage with its name. */
    void create(Path file, byte[] bytes) throws IOException {
        write(file, bytes, false);
    }

    /** The same, replacing the file. */
    void replace(Path file, byte[] bytes) throws IOException {
        write(file, bytes, true);
    }

    /** Not cut short by an interrupt, which would close a channel. */
    private void write(Path file, byte[] bytes, boolean replacing) throws IOException {
        boolean interrupted = Thread.interrupted();
        var way = new TrustedPath(
                Objects.requireNonNull(file.getParent()).toRealPath(),
                Objects.requireNonNull(file.getFileName()),
                Optional.empty());
        try (Folder folder = Folder.open(way);
                PrivateFile made = PrivateFile.create(folder, TemporaryNames.of(way.name()), disk)) {
            made.write(bytes);
            if (replacing) {
                made.replace(way.name());
            } else {
                made.claim(way.name());
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Appends all the bytes at once. Not cut short by an interrupt. */
    void append(Path file, byte[] bytes) throws IOException {
        requirePlain(file);
        try (var out = new FileOutputStream(file.toFile(), true)) {
            out.write(bytes);
            disk.sync(out.getFD());
        }
    }

    /** Refuses a journal that others could have written, because it says which keys are deleted. */
    void requireOwn(Path file) throws IOException {
        TrustedPath.owned(file, trust());
    }

    /** Only trusted users can write the folder, so a link in it is a mistake. */
    static void requirePlain(Path file) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(file + " is not a plain file");
        }
    }
}
