package dev.mailkeys.rotation.engine.guard;

import java.io.Serial;

/**
 * Code of others (a sink, an account, a listener, a store) threw an exception that it must not throw. The outcome of
 * the call is unknown. Message and cause are left out, because they may hold a secret; the stack trace is kept. It may
 * be any exception: Kotlin and Groovy throw checked ones from methods that declare none.
 */
public final class Misbehaved extends IllegalStateException {

    @Serial
    private static final long serialVersionUID = 1;

    public Misbehaved(String who, Throwable thrown) {
        super(said(who, thrown));
        setStackTrace(thrown.getStackTrace());
    }

    /** What is said of it. After an interrupt the thread is interrupted again, so that it stops between two steps. */
    public static String said(String who, Throwable thrown) {
        if (thrown instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return who + " failed with " + thrown.getClass().getName() + ": that is a fault in its code.";
    }
}
