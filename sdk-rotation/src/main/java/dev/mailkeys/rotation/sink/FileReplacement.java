package dev.mailkeys.rotation.sink;

import java.io.IOException;
import java.io.Serial;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Replaces a file in one step: whoever reads it, at any moment and after any crash, finds the old content or the new one.
 *
 * @param target the file, which need not be there yet
 */
record FileReplacement(SinkFile target) {

    private static final String SUFFIX = ".tmp";

    /** The new content may be in place, but a power cut could still undo that. */
    static final class NotDurable extends IOException {

        @Serial
        private static final long serialVersionUID = 1;

        NotDurable(IOException cause) {
            super(cause);
        }
    }

    /**
     * Replaces the content.
     *
     * @return the new version
     * @throws NotDurable if the new content is in place and may not stay
     * @throws IOException if the file is as it was
     */
    String with(byte[] content) throws IOException {
        Path written = Files.createTempFile(target.folder(), prefix(), SUFFIX, FileRights.ownerOnly());
        String version;
        try {
            write(written, content);
            if (Files.exists(target.file())) {
                FileRights.copy(target.file(), written);
            }
            version = SinkFile.version(written);
            rename(written, version);
        } catch (IOException failed) {
            discard(written);
            throw failed;
        }
        force(target.folder());
        return version;
    }

    /** Removes what killed processes have left, which holds a token. Only while no other process writes. */
    void sweep() throws IOException {
        try (DirectoryStream<Path> names = Files.newDirectoryStream(target.folder(), this::isLeftover)) {
            for (Path leftover : names) {
                Files.deleteIfExists(leftover);
            }
        } catch (DirectoryIteratorException failed) {
            throw failed.getCause();
        }
    }

    private static void discard(Path written) {
        try {
            Files.deleteIfExists(written);
        } catch (IOException left) {
            // The next put tries again; what has failed before is what the caller must know.
        }
    }

    private String prefix() {
        return "." + target.fileName() + ".mailkeys-";
    }

    private boolean isLeftover(Path path) {
        String name = path.toFile().getName();
        int from = prefix().length();
        int to = name.length() - SUFFIX.length();
        return name.startsWith(prefix())
                && name.endsWith(SUFFIX)
                && to > from
                && name.substring(from, to).chars().allMatch(Character::isDigit)
                && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static void write(Path file, byte[] content) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    /** A rename whose answer is lost on its way from a file server may have been done all the same. */
    private void rename(Path written, String version) throws IOException {
        try {
            Files.move(written, target.file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            if (!SinkFile.version(target.file()).equals(version)) {
                throw failed;
            }
        }
    }

    /** Makes the new name survive a crash; on Windows, which opens no folders, that is left to the system. */
    private static void force(Path folder) throws NotDurable {
        if (!FileRights.isPosix()) {
            return;
        }
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException failed) {
            throw new NotDurable(failed);
        }
    }
}
