package dev.mailkeys.rotation.engine.step;

import java.io.Serial;

/** The old key or its token can't be put back; the message says why. */
final class Unfit extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    Unfit(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
