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
 * How journals get onto the disk: in folders that are this user's alone, in files that are made as a whole and appended
 * to.
 *
 * @param disk where they are put
 * @param user another user who is trusted as root is
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

    /** Makes a file that must not be there yet, with these bytes, and puts it on stable storage with its name. */
    void create(Path file, byte[] bytes) throws IOException {
        write(file, bytes, false);
    }

    /** The same in place of the file that is there. */
    void replace(Path file, byte[] bytes) throws IOException {
        write(file, bytes, true);
    }

    /** Interruption of the thread does not cut it short: channels would be closed by it. */
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

    /** Writes all the bytes at once behind what is there. Interruption of the thread does not cut it short. */
    void append(Path file, byte[] bytes) throws IOException {
        requirePlain(file);
        try (var out = new FileOutputStream(file.toFile(), true)) {
            out.write(bytes);
            disk.sync(out.getFD());
        }
    }

    /** Refuses a journal that others could have written: it says what is deleted. */
    void requireOwn(Path file) throws IOException {
        TrustedPath.owned(file, trust());
    }

    /** Nobody but who is trusted can put anything into the folder; a link there was put by mistake. */
    static void requirePlain(Path file) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(file + " is not a plain file");
        }
    }
}
