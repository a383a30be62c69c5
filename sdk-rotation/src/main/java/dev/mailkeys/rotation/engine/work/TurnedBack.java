package dev.mailkeys.rotation.engine.work;

import java.io.Serial;

/** A step that finds that there is only the way back; whoever takes the steps writes that down. */
public final class TurnedBack extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    TurnedBack(String reason) {
        super(reason, null, false, false);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
