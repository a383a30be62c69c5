package dev.mailkeys.rotation.files;

import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A file has its new content, but that may not stay so: the disk did not confirm it, or somebody else was at it. */
public final class UnknownOutcomeException extends IOException {

    @Serial
    private static final long serialVersionUID = 1;

    UnknownOutcomeException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
