package dev.mailkeys.rotation.journal;

import dev.mailkeys.rotation.JournalLine;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The file of one rotation's journal, as it was read and appended to since. Guarded by its lease. */
final class JournalFile {

    private final JournalDisk disk;
    private final Path path;
    private Contents contents;

    private JournalFile(JournalDisk disk, Path path, Contents contents) {
        this.disk = disk;
        this.path = path;
        this.contents = contents;
    }

    static JournalFile read(JournalDisk disk, Path path) throws IOException {
        disk.requireOwn(path);
        return new JournalFile(disk, path, Contents.of(path, Files.readAllBytes(path)));
    }

    static JournalFile create(JournalDisk disk, Path path) throws IOException {
        byte[] header = Contents.header();
        disk.create(path, header);
        return new JournalFile(disk, path, Contents.of(path, header));
    }

    boolean isBegun() {
        return contents.begun();
    }

    Path path() {
        return path;
    }

    List<JournalLine> lines() {
        return contents.lines();
    }

    /** The highest epoch of a line. */
    long epoch() {
        JournalLine last = contents.last();
        return last == null ? 0 : last.epoch();
    }

    /** Appends a line and puts it on stable storage. */
    void append(JournalLine line) throws IOException {
        byte[] bytes = LineFormat.write(line);
        if (Files.size(path) != contents.end()) {
            cut();
        }
        disk.append(path, bytes);
        contents = contents.with(line, bytes.length);
    }

    /**
     * Syncs what was read, because its writer may have been killed before that. An incomplete last line is cut off, and
     * that is synced too, before the next append, so that the two can't mix.
     */
    void cut() throws IOException {
        long size = Files.size(path);
        if (size < contents.end()) {
            throw new IOException("the file has lost " + (contents.end() - size) + " bytes since it was read");
        }
        try (var file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(contents.end());
            disk.disk().sync(file.getFD());
        }
    }
}
