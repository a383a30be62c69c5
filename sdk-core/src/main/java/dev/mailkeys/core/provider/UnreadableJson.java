package dev.mailkeys.core.provider;

import java.io.Serial;

/** An answer that is not what it should be, in words that quote nothing of it. */
final class UnreadableJson extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    UnreadableJson(String reason) {
        super(reason, null, false, false);
    }

    /** What is wrong, to be put into a sentence. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
