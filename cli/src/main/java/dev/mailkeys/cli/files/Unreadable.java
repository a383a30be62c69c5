package dev.mailkeys.cli.files;

import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Why a file can't be read, in words that tell what to do about it. */
public final class Unreadable {

    private Unreadable() {}

    /** The end of a sentence about a file. */
    public static String because(String path, Exception failure) {
        if (failure instanceof InvalidPathException) {
            return "that is no path on this system";
        }
        if (failure instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (failure instanceof AccessDeniedException) {
            return "the user who runs mailkeys may not read it";
        }
        return Files.isDirectory(Path.of(path)) ? "it is a folder" : "reading it failed";
    }
}
