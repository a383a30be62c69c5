package dev.mailkeys.core.file;

import java.io.File;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Why a file or folder can't be used, for people. Java's own messages often hold only the names of a class and a file.
 */
public final class FileWords {

    private FileWords() {}

    /**
     * The reason, for a sentence that has not named the file.
     *
     * @param failure what the file system answered
     * @return the end of a sentence, without its full stop
     */
    public static String of(Exception failure) {
        return of(failure, "");
    }

    /**
     * The reason, for a sentence that has named the file: it is not named again, unless the problem is another file.
     *
     * @param failure what the file system answered
     * @param named the file's path, as it was asked for
     * @return the end of a sentence, without its full stop
     */
    public static String of(Exception failure, String named) {
        Objects.requireNonNull(failure, "failure must not be null");
        Objects.requireNonNull(named, "named must not be null");
        String file = failure instanceof FileSystemException known && known.getFile() != null ? known.getFile() : named;
        String it = file.equals(named) || file.endsWith(File.separator + named) ? "it" : file;
        if (failure instanceof InvalidPathException) {
            return "it is not a path of this system";
        } else if (failure instanceof AccessDeniedException) {
            return "the user who runs this has no right to " + it;
        } else if (failure instanceof NoSuchFileException) {
            // The first exception may be about a file in the named folder.
            return (isMissing(named) ? "it" : it) + " does not exist";
        } else if (failure instanceof NotDirectoryException) {
            return it + " is not a folder";
        } else if (failure instanceof FileAlreadyExistsException) {
            return it + " exists already";
        } else if (failure instanceof FileSystemLoopException) {
            return it + " is a link that leads back to itself";
        } else if (failure instanceof CharacterCodingException) {
            return it + " is not text in UTF-8";
        }
        return reason(failure, it);
    }

    /** Unknown if the locale can't write its path. */
    private static boolean isMissing(String file) {
        try {
            return !file.isEmpty() && Files.notExists(Path.of(file));
        } catch (InvalidPathException unwritable) {
            return false;
        }
    }

    private static String reason(Exception failure, String it) {
        String said = failure instanceof FileSystemException known ? known.getReason() : failure.getMessage();
        if (!(failure instanceof IOException) || said == null) {
            return "the system gave no reason";
        }
        return said.equals("Is a directory") ? it + " is a folder" : said;
    }
}
