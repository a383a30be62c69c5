package dev.mailkeys.rotation.engine.guard;

import java.io.Serial;

/**
 * What others have written (a sink, an account, a listener, a store) failed with an exception that it must not throw. Nobody knows what came of the
 * call. Its words and its cause are left out, because nobody knows what is in them; where it was thrown is kept. It may be
 * anything: Kotlin and Groovy throw checked exceptions from methods that declare none.
 */
public final class Misbehaved extends IllegalStateException {

    @Serial
    private static final long serialVersionUID = 1;

    public Misbehaved(String who, Throwable thrown) {
        super(said(who, thrown));
        setStackTrace(thrown.getStackTrace());
    }

    /** What is said of it. Where it was an interrupt, the thread is interrupted again, so that it stops between two steps. */
    public static String said(String who, Throwable thrown) {
        if (thrown instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return who + " failed with " + thrown.getClass().getName() + ": that is a fault in its code.";
    }
}
