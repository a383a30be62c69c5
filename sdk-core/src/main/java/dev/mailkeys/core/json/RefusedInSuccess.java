package dev.mailkeys.core.json;

import java.io.Serial;

/** An answer with a status of success and a body that says that the call failed. */
public final class RefusedInSuccess extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    /** Reports such an answer. */
    public RefusedInSuccess() {
        super("refused in a success", null, false, false);
    }
}
