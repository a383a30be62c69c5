package dev.mailkeys.core.json;

import java.io.Serial;

/** An answer whose status says that the call worked and whose body says that it did not. */
public final class RefusedInSuccess extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    /** A success that is none. */
    public RefusedInSuccess() {
        super("refused in a success", null, false, false);
    }
}
