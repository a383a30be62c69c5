package dev.mailkeys.rotation;

import java.io.Serial;

/** The step has put the rotation on another course: look at the state machine again. */
final class TurnedBack extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    TurnedBack() {
        super("on another course", null, false, false);
    }
}
