package dev.mailkeys.cli.pace;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;

/** A file in the pace's folder that this command did not write, or that was damaged. */
final class DamagedException extends IOException {

    @Serial
    private static final long serialVersionUID = 1;

    DamagedException(Path file) {
        super(file + " is damaged, or is not a file of mailkeys. Remove it.");
    }
}
