package dev.mailkeys.rotation;

import java.io.Serial;

/**
 * What others have written (a sink, an account, a listener, a store) threw what it must not. Nobody knows what came of the
 * call. Its words and its cause are left out, because nobody knows what is in them; where it was thrown is kept.
 */
final class Misbehaved extends IllegalStateException {

    @Serial
    private static final long serialVersionUID = 1;

    Misbehaved(String who, Throwable thrown) {
        super(said(who, thrown));
        setStackTrace(thrown.getStackTrace());
    }

    static String said(String who, Throwable thrown) {
        return who + " threw " + thrown.getClass().getName() + ", which it must not.";
    }
}
