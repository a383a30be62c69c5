package dev.mailkeys.rotation.engine.guard;

import java.io.Serial;

/**
 * What others have written (a sink, an account, a listener, a store) threw what it must not. Nobody knows what came of the
 * call. Its words and its cause are left out, because nobody knows what is in them; where it was thrown is kept.
 */
public final class Misbehaved extends IllegalStateException {

    @Serial
    private static final long serialVersionUID = 1;

    public Misbehaved(String who, Throwable thrown) {
        super(said(who, thrown));
        setStackTrace(thrown.getStackTrace());
    }

    public static String said(String who, Throwable thrown) {
        return who + " threw " + thrown.getClass().getName() + ", which it must not.";
    }
}
