package dev.mailkeys.cli.conformance;

import java.io.Serial;

/** Why a check can't be made, in words that may be printed. */
final class NotTried extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    /** Whether there was a failure, so that it may be tried again. */
    final boolean failed;

    private NotTried(String reason, boolean failed) {
        super(reason, null, false, false);
        this.failed = failed;
    }

    static NotTried because(String reason) {
        return new NotTried(reason, false);
    }

    static NotTried failed(String reason) {
        return new NotTried(reason, true);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
