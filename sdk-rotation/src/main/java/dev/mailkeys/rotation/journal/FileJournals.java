package dev.mailkeys.rotation.journal;

import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.JournalLease;
import dev.mailkeys.rotation.JournalLine;
import dev.mailkeys.rotation.JournalStore;
import dev.mailkeys.rotation.files.Disk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Journals in files, for rotators that share a disk.
 *
 * <p>In the folder that is named there is one for each target, and in that one file for each rotation, {@code
 * <number>-<rotation>.journal}, which is only ever appended to. Its first line is {@code mailkeys-journal 1}, the version
 * of the format; each further line is {@code <checksum> <epoch> <sequence> <text>}, the checksum being the CRC-32C of all
 * that follows it. Beside them lie {@code lock}, on which the lease is a lock of the operating system, and {@code epoch}.
 * What is made here can be opened by its owner alone (0700 and 0600), where files have such permissions.
 *
 * <p>A line that was appended is on stable storage, as far as the disk says the truth: it is written at once and synced,
 * about half a millisecond on an ordinary disk. What a kill, a power cut or a full disk leaves of a line that was not
 * acknowledged is ignored and cut off before the next append. Interrupting the thread does not cut an append short.
 *
 * <p>A process that ends, however it ends, gives its leases back. A process that is stopped keeps them. If a lock is
 * lost (its file was deleted, a network file system forgot it), the epoch keeps the older rotator from appending.
 */
public final class FileJournals implements JournalStore {

    private final Path directory;
    private final JournalDisk disk;

    FileJournals(Path directory, JournalDisk disk) {
        this.directory = directory.toAbsolutePath();
        this.disk = disk;
    }

    /**
     * Keeps journals in a folder, which the first lease makes if it is missing.
     *
     * @param directory the folder; nobody but its owner may be able to write it
     * @return the journals there
     */
    public static FileJournals in(Path directory) {
        Objects.requireNonNull(directory, "directory must not be null");
        return new FileJournals(directory, JournalDisk.of(Disk.system()));
    }

    /**
     * The same journals, even if they, or folders above them, belong to another user than this process's or root; without
     * this they are refused, because a journal says which keys are deleted.
     *
     * @param user the user's name or number, who is trusted as root is
     * @return the journals there
     */
    public FileJournals trusting(String user) {
        Objects.requireNonNull(user, "user must not be null");
        return new FileJournals(directory, new JournalDisk(disk.disk(), Optional.of(user)));
    }

    /**
     * Tries whether a journal could be kept: makes a file where the folder is, or where it would be made, and removes it.
     *
     * @param target the target's name
     * @throws JournalException of kind {@code FAILED} if it could not
     * @throws IllegalArgumentException if no folder can have that name
     */
    @Override
    public void check(String target) {
        TargetFolder folder = folder(target);
        try {
            disk.folder(directory).rehearse();
            disk.folder(folder.path()).rehearse();
        } catch (IOException | UncheckedIOException cause) {
            throw Trouble.failed("Keeping a journal in", folder.path(), cause);
        }
    }

    /**
     * Takes the one lease on a target.
     *
     * @param target the target's name: any text whose UTF-8 takes at most 255 bytes in the name of a folder, where every
     *     byte but lower-case letters, digits, {@code -}, {@code _} and inner dots counts three times
     * @return the lease, which must be closed
     * @throws JournalException of kind {@code LOCKED} if another rotator holds it, of kind {@code DAMAGED} if the newest
     *     journal is, of kind {@code FAILED} if the folder can't be used
     * @throws IllegalArgumentException if no folder can have that name
     */
    @Override
    public JournalLease lease(String target) {
        TargetFolder folder = folder(target);
        try {
            disk.folder(directory).make();
            disk.folder(folder.path()).make();
            return FileLease.take(folder, target);
        } catch (IOException | UncheckedIOException cause) {
            throw Trouble.failed("Taking the lease on", folder.path(), cause);
        }
    }

    /**
     * The newest rotation's journal, read without the lease.
     *
     * @param target the target's name
     * @return its lines in sequence, as far as they are whole; empty if there is none
     * @throws JournalException of kind {@code DAMAGED} if a line is not as it was written and others follow it, of kind
     *     {@code FAILED} if the file can't be read or others can write its folder
     * @throws IllegalArgumentException if no folder can have that name
     */
    @Override
    public List<JournalLine> read(String target) {
        return look("Reading the journal in", target, folder -> lines(folder.newest()));
    }

    @Override
    public List<String> rotations(String target) {
        return look("Listing the journals in", target, TargetFolder::rotations);
    }

    @Override
    public List<JournalLine> read(String target, String rotation) {
        Objects.requireNonNull(rotation, "rotation must not be null");
        return look("Reading the journal in", target, folder -> lines(folder.of(rotation)));
    }

    private static List<JournalLine> lines(@Nullable JournalFile journal) {
        return journal == null ? List.of() : journal.lines();
    }

    private interface InFolder<T> {
        List<T> at(TargetFolder folder) throws IOException;
    }

    /** Looks into a target's folder, if there is one; one that others can write is refused. */
    private <T> List<T> look(String what, String target, InFolder<T> look) {
        TargetFolder folder = folder(target);
        try {
            if (!Files.isDirectory(folder.path())) {
                return List.of();
            }
            disk.folder(directory).requireOwn();
            disk.folder(folder.path()).requireOwn();
            return look.at(folder);
        } catch (IOException | UncheckedIOException cause) {
            throw Trouble.failed(what, folder.path(), cause);
        }
    }

    /**
     * Sets the newest rotation's journal aside: its file is given the ending {@code .abandoned} and counts no more. Where
     * others can write the target's folder, the whole folder is set aside, for nothing in it can be trusted.
     *
     * @param target the target's name
     * @return the file or folder as it is called now
     * @throws JournalException of kind {@code LOCKED} if another rotator holds the lease; of kind {@code FAILED} if there is
     *     no journal, or it can't be moved
     * @throws IllegalArgumentException if no folder can have that name
     */
    @Override
    public String archive(String target) {
        TargetFolder folder = folder(target);
        try {
            return folder.archive(target).toString();
        } catch (IOException | UncheckedIOException cause) {
            throw Trouble.failed("Setting aside the journal in", folder.path(), cause);
        }
    }

    /**
     * The targets that have journals here.
     *
     * @return their names in order; empty if the folder is missing
     * @throws JournalException of kind {@code FAILED} if the folder can't be read
     */
    public List<String> targets() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(directory)) {
            disk.folder(directory).requireOwn();
            var targets = new ArrayList<String>();
            for (Path folder : folders.toList()) {
                if (new TargetFolder(disk, folder).hasJournals()) {
                    TargetNames.target(folder.getFileName().toString()).ifPresent(targets::add);
                }
            }
            return targets.stream().sorted().toList();
        } catch (IOException | UncheckedIOException cause) {
            throw Trouble.failed("Listing the journals in", directory, cause);
        }
    }

    private TargetFolder folder(String target) {
        Objects.requireNonNull(target, "target must not be null");
        return new TargetFolder(disk, directory.resolve(TargetNames.folder(target)));
    }
}
