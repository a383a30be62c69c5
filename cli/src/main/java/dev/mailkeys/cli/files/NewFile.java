package dev.mailkeys.cli.files;

import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.text.Shown;
import dev.mailkeys.rotation.files.Rights;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** A file that only its owner can read, that is written completely or not at all, and that never replaces another. */
public final class NewFile {

    private NewFile() {}

    /** Refuses a file that certainly can't be written, before any call. */
    public static void requireRoom(Path target, String option) {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw exists(target, option);
        }
        Path folder = folder(target);
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw Failure.refused("file", "There is no folder for " + Shown.path(target) + " that you may write to.");
        }
    }

    public static Failure exists(Path target, String option) {
        return Failure.refused(
                "file_exists",
                Shown.path(target) + " exists already, and is not replaced. Give another with " + option + " PATH.");
    }

    /**
     * Writes it.
     *
     * @param check looks at the file before it gets its name; if it throws, nothing is left behind
     * @throws FileAlreadyExistsException if somebody else was faster
     */
    public static void write(Path target, String text, Consumer<Path> check) throws IOException {
        Path half = folder(target).resolve(".mailkeys-new-" + UUID.randomUUID());
        Files.createFile(half, Rights.ownFile());
        try {
            Files.writeString(half, text);
            check.accept(half);
            claim(half, target);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    /** By a link, which fails if the name is taken; without links, by a check and a move. */
    private static void claim(Path half, Path target) throws IOException {
        try {
            Files.createLink(target, half);
        } catch (UnsupportedOperationException noLinks) {
            Files.move(half, target);
        }
    }

    private static Path folder(Path target) {
        return Optional.ofNullable(target.toAbsolutePath().getParent()).orElse(target.toAbsolutePath());
    }
}
