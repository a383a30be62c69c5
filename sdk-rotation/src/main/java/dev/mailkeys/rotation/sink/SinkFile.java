package dev.mailkeys.rotation.sink;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/**
 * The file behind a path, once its links are followed: what is there, in which version.
 *
 * @param file the file itself, which need not be there yet
 */
record SinkFile(Path file) {

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

    /** The file that a path leads to: a link stays a link, and what it leads to is replaced. */
    static SinkFile behind(Path path) throws IOException, FileProblem {
        if (Files.exists(path)) {
            return new SinkFile(path.toRealPath());
        }
        if (Files.isSymbolicLink(path)) {
            throw new FileProblem("it is a link to a file that is not there");
        }
        return new SinkFile(inFolder(path));
    }

    Path folder() {
        return Objects.requireNonNull(file.getParent(), "a file is in a folder");
    }

    Path lock() {
        return folder().resolve("." + fileName() + ".lock");
    }

    String fileName() {
        return Objects.requireNonNull(file.getFileName(), "a file has a name").toString();
    }

    /** A version is never made from the content, whose hash could be tried out. */
    static String version(Path file) throws IOException {
        try {
            var now = Files.readAttributes(file, BasicFileAttributes.class);
            return now.fileKey() + " " + now.lastModifiedTime() + " " + now.size();
        } catch (NoSuchFileException absent) {
            return ABSENT;
        }
    }

    /** Content and version that belong together, even while others change the file. */
    Snapshot read() throws IOException, FileProblem {
        for (int reads = 0; reads < MOST_READS; reads++) {
            String before = version(file);
            byte[] content = before.equals(ABSENT) ? new byte[0] : content();
            if (version(file).equals(before)) {
                return new Snapshot(content, before);
            }
        }
        throw new FileProblem("it changes while it is read");
    }

    private byte[] content() throws IOException, FileProblem {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileProblem("it is not a plain file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(MOST_BYTES + 1);
            if (content.length > MOST_BYTES) {
                throw new FileProblem("it has more than " + MOST_BYTES + " bytes; is it the right file?");
            }
            return content;
        } catch (NoSuchFileException gone) {
            // Gone since a moment ago: its version is another now, and it is looked at again.
            return new byte[0];
        }
    }

    private static Path inFolder(Path path) throws IOException, FileProblem {
        Path folder = path.getParent();
        Path name = path.getFileName();
        if (folder == null || name == null || !Files.isDirectory(folder)) {
            throw new FileProblem("the folder " + folder + " is not there; make it first");
        }
        return folder.toRealPath().resolve(name);
    }
}
