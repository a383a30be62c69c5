package dev.mailkeys.rotation.sink;

import dev.mailkeys.rotation.files.Disk;
import dev.mailkeys.rotation.files.Found;
import dev.mailkeys.rotation.files.PrivateFile;
import dev.mailkeys.rotation.files.TemporaryNames;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Replaces a file in one step: a reader finds the old content or the new one at any moment and after any crash. Only
 * for the holder of the file's lock.
 *
 * @param target the file, which need not exist yet
 * @param disk where it is put
 */
record FileReplacement(SinkFile target, Disk disk) {

    /** More than a mark and a token add to a file. */
    private static final int ROOM = 8 << 10;

    /**
     * Replaces the content.
     *
     * @return the new version
     * @throws dev.mailkeys.rotation.files.UnknownOutcomeException if the new content is in place and may not stay
     * @throws IOException if the file is as it was
     */
    String with(byte[] content) throws IOException {
        try (PrivateFile file = prepared(content)) {
            String version = file.requireItself().version();
            file.replace(target.name());
            return version;
        }
    }

    /** Does everything except the last step, with as many bytes, and leaves everything as it was. */
    void rehearse(int size) throws IOException, FileProblem {
        try (PrivateFile file = prepared(new byte[size + ROOM])) {
            if (!target.strangers() && target.folder().look(target.name()).isPresent()) {
                requireReplaceable(file);
            }
            target.folder().sync(disk);
        }
    }

    private PrivateFile prepared(byte[] content) throws IOException {
        var file = PrivateFile.create(target.folder(), target.temporaryNames(), disk);
        try {
            Optional<PosixFileAttributes> rights = target.rights();
            if (rights.isPresent()) {
                file.likenTo(rights.get());
            }
            file.write(content);
            return file;
        } catch (IOException | RuntimeException failed) {
            file.close();
            throw failed;
        }
    }

    /**
     * A file that is a mount or immutable can't be replaced, and can't get a second name either. If even a new file
     * can't get one, that proves nothing.
     */
    private void requireReplaceable(PrivateFile ours) throws FileProblem {
        Path second = target.folder().path().resolve(target.temporaryNames().number(0));
        if (linked(ours.temporary(), second).isEmpty()) {
            Optional<String> reason = linked(target.path(), second);
            if (reason.isPresent()) {
                throw new FileProblem("it can't be replaced (" + reason.get()
                        + "): mount its folder instead of the file, or take away its attribute with chattr -ia");
            }
        }
    }

    /** Gives a file a second name for a moment; returns why that is not possible. */
    private static Optional<String> linked(Path file, Path second) {
        try {
            Files.deleteIfExists(second);
            Files.createLink(second, file);
            Files.delete(second);
            return Optional.empty();
        } catch (FileSystemException refused) {
            return Optional.of(String.valueOf(refused.getReason()));
        } catch (IOException | UnsupportedOperationException refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        }
    }

    /** Whether there may be something to sweep. A put in progress counts too. */
    boolean hasLeftovers() throws IOException {
        return !leftovers().isEmpty();
    }

    /** Removes the files that killed processes have left, which hold tokens. */
    boolean sweep() throws IOException {
        for (Path name : leftovers()) {
            target.folder().delete(name);
        }
        return true;
    }

    private List<Path> leftovers() throws IOException {
        TemporaryNames names = target.temporaryNames();
        var found = new ArrayList<Path>();
        for (Path name : target.folder().names()) {
            if (names.include(name)
                    && target.folder().look(name).filter(Found::plain).isPresent()) {
                found.add(name);
            }
        }
        return found;
    }
}
