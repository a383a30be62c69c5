package dev.mailkeys.rotation.engine.work;

import java.io.Serial;

/** The step has put the rotation on another course: look at the state machine again. */
public final class TurnedBack extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    TurnedBack() {
        super("on another course", null, false, false);
    }
}
