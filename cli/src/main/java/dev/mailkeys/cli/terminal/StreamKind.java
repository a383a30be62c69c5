package dev.mailkeys.cli.terminal;

import java.nio.file.Files;
import java.nio.file.Path;

/** What a standard stream leads to. */
public enum StreamKind {
    TERMINAL,
    /** A regular file, which stays. */
    FILE,
    /** A pipe, a device, or nothing. */
    OTHER;

    /** Of this process: standard input (0), output (1) or error (2). */
    static StreamKind of(int stream) {
        if (Terminal.is(stream)) {
            return TERMINAL;
        }
        return Files.isRegularFile(Path.of("/dev/fd/" + stream)) ? FILE : OTHER;
    }
}
