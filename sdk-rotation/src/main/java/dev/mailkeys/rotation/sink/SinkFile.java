package dev.mailkeys.rotation.sink;

import dev.mailkeys.rotation.files.Folder;
import dev.mailkeys.rotation.files.Found;
import dev.mailkeys.rotation.files.TemporaryNames;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The file of a sink, in its open folder: what is there, in which version.
 *
 * @param folder the open folder
 * @param name the file's name in it; it need not be there yet
 * @param strangers whether the folder's owner is not trusted, and may exchange its path at any moment
 */
record SinkFile(Folder folder, Path name, boolean strangers) {

    /** The version of a file that is not there. */
    static final String ABSENT = "absent";

    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_READS = 10;

    /**
     * What a file holds.
     *
     * @param content its bytes; none where it is not there
     * @param version what changes when it is changed
     */
    record Snapshot(byte[] content, String version) {}

    Path path() {
        return folder.path().resolve(name);
    }

    Path lock() {
        return Path.of("." + TemporaryNames.ascii(path()) + ".lock");
    }

    TemporaryNames temporaryNames() {
        return TemporaryNames.of(path());
    }

    /** Owner, group and permissions; empty if the file is missing or the system has none. */
    Optional<PosixFileAttributes> rights() throws IOException {
        var view = folder.rights(name);
        try {
            return view == null ? Optional.empty() : Optional.of(view.readAttributes());
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    /** Content and version, consistent even while others change the file. */
    Snapshot read() throws IOException, FileProblem {
        for (int reads = 0; reads < MOST_READS; reads++) {
            Optional<Found> before = folder.look(name);
            byte[] content = before.isEmpty() ? new byte[0] : content(before.get());
            if (folder.look(name).equals(before)) {
                return new Snapshot(content, before.map(Found::version).orElse(ABSENT));
            }
        }
        throw new FileProblem("it changes while it is read");
    }

    private byte[] content(Found found) throws IOException, FileProblem {
        if (!found.plain()) {
            throw new FileProblem("it is not a plain file");
        }
        try (FileChannel channel = folder.open(name, Set.of(StandardOpenOption.READ))) {
            var buffer = ByteBuffer.allocate(MOST_BYTES + 1);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // Reads on until there is nothing more, or too much.
            }
            if (!buffer.hasRemaining()) {
                throw new FileProblem("it has more than " + MOST_BYTES + " bytes; check that it is the right file");
            }
            return Arrays.copyOf(buffer.array(), buffer.position());
        } catch (NoSuchFileException gone) {
            // Gone since a moment ago: the version differs now, so it is read again.
            return new byte[0];
        }
    }
}
