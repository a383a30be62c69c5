package dev.mailkeys.core.provider;

import java.io.Serial;

/** An answer whose status says that the call worked and whose body says that it did not. */
final class RefusedInSuccess extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    RefusedInSuccess() {
        super("refused in a success", null, false, false);
    }
}
