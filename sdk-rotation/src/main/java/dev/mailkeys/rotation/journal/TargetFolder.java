package dev.mailkeys.rotation.journal;

import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.files.UntrustedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one target: its lock, its epoch, and a file for each rotation, named {@code <number>-<rotation>.journal}.
 * The newest rotation is the one of the highest number that has begun; no file's time is trusted.
 */
record TargetFolder(JournalDisk disk, Path path) {

    private static final Pattern JOURNAL = Pattern.compile("(\\d{6,18})-([a-z0-9]+)\\.journal");

    private static final Pattern HALF_MADE = Pattern.compile("\\.(epoch|" + JOURNAL + ")\\.mailkeys-\\d+\\.tmp");

    /** No target's folder and no journal has such a name. */
    private static final String ABANDONED = ".abandoned~";

    private record Entry(long number, String rotation, Path file) {}

    boolean hasJournals() throws IOException {
        return !entries().isEmpty();
    }

    /** The newest rotation's journal; null if none has begun. */
    @Nullable
    JournalFile newest() throws IOException {
        for (Entry entry : entries()) {
            JournalFile journal = JournalFile.read(disk, entry.file());
            if (journal.isBegun()) {
                return journal;
            }
        }
        return null;
    }

    /** The rotations that have begun, the oldest first, including those whose files can't be read. */
    List<String> rotations() throws IOException {
        var rotations = new ArrayList<String>();
        for (Entry entry : entries()) {
            if (!isReadable(entry) || JournalFile.read(disk, entry.file()).isBegun()) {
                rotations.add(0, entry.rotation());
            }
        }
        return List.copyOf(rotations);
    }

    /** A rotation's journal; null if there is none. */
    @Nullable
    JournalFile of(String rotation) throws IOException {
        for (Entry entry : entries()) {
            if (entry.rotation().equals(rotation)) {
                return JournalFile.read(disk, entry.file());
            }
        }
        return null;
    }

    /** Removes a rotation's journal, unless it is the newest. Only for the holder of the lease. */
    void remove(String rotation) throws IOException {
        List<String> rotations = rotations();
        if (!rotations.isEmpty() && rotations.get(rotations.size() - 1).equals(rotation)) {
            throw new IllegalArgumentException("The newest journal counts, and is not removed.");
        }
        for (Entry entry : entries()) {
            if (entry.rotation().equals(rotation)) {
                Files.deleteIfExists(entry.file());
            }
        }
    }

    /** Begins a journal, newer than all others. */
    JournalFile begin(String rotation) throws IOException {
        List<Entry> entries = entries();
        if (entries.stream().anyMatch(entry -> entry.rotation().equals(rotation))) {
            throw Trouble.failed("There is a journal of rotation " + rotation + " in " + path
                    + " already: begin one of another id.");
        }
        long number = entries.isEmpty() ? 1 : entries.get(0).number() + 1;
        return JournalFile.create(disk, path.resolve(String.format(Locale.ROOT, "%06d-%s.journal", number, rotation)));
    }

    /** Removes unfinished files of killed processes. Only for the holder of the lease. */
    void sweep() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.filter(TargetFolder::isHalfMade).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static boolean isHalfMade(Path file) {
        return HALF_MADE.matcher(file.getFileName().toString()).matches();
    }

    /** Renames the newest rotation's file, or the whole folder if others can write it, so that it no longer counts. */
    Path archive(String target) throws IOException {
        if (!Files.isDirectory(path)) {
            throw Trouble.failed("There is no journal of the target " + target + " in " + path + ".");
        }
        LeaseLock lock = LeaseLock.take(this);
        if (lock == null) {
            throw FileLease.locked(this, target);
        }
        try {
            Path set = isOwn() ? newestOrUnreadable() : path;
            Path kept = unused(set.resolveSibling(set.getFileName() + ABANDONED));
            Files.move(set, kept, StandardCopyOption.ATOMIC_MOVE);
            disk.folder(set.resolveSibling(".").normalize()).sync();
            return kept;
        } finally {
            lock.close();
        }
    }

    private boolean isOwn() throws IOException {
        try {
            disk.folder(path).requireOwn();
            return true;
        } catch (UntrustedException others) {
            return false;
        }
    }

    private Path newestOrUnreadable() throws IOException {
        for (Entry entry : entries()) {
            if (!isReadable(entry) || JournalFile.read(disk, entry.file()).isBegun()) {
                return entry.file();
            }
        }
        throw Trouble.failed("There is no journal in " + path + ".");
    }

    private boolean isReadable(Entry entry) {
        try {
            JournalFile.read(disk, entry.file());
            return true;
        } catch (JournalException | IOException e) {
            return false;
        }
    }

    private static Path unused(Path wanted) {
        Path free = wanted;
        for (int number = 2; Files.exists(free); number++) {
            free = wanted.resolveSibling(wanted.getFileName() + "-" + number);
        }
        return free;
    }

    /** Every rotation's file, the newest first. */
    private List<Entry> entries() throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> JOURNAL.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(this::entry)
                    .sorted(Comparator.comparingLong(Entry::number).reversed())
                    .toList();
        }
    }

    private Entry entry(Matcher name) {
        return new Entry(Long.parseLong(name.group(1)), name.group(2), path.resolve(name.group()));
    }
}
