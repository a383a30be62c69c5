package dev.mailkeys.rotation.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What a failure of the file system means, for people: Java's own words are often the name of a class and of a file. */
public final class FileWords {

    private FileWords() {}

    /**
     * Why it failed.
     *
     * @param failure what the file system answered
     * @return the end of a sentence, without its full stop
     */
    public static String of(IOException failure) {
        if (failure instanceof AccessDeniedException denied) {
            return "the user who runs this has no right to " + denied.getFile();
        }
        if (failure instanceof NoSuchFileException missing) {
            return missing.getFile() + " is not there";
        }
        if (failure instanceof NotDirectoryException other) {
            return other.getFile() + " is no folder";
        }
        return failure instanceof FileSystemException known && known.getReason() != null
                ? known.getReason()
                : failure.toString();
    }
}
