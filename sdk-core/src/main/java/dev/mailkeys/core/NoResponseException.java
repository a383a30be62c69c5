package dev.mailkeys.core;

import java.io.Serial;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * There is no answer to go by: the provider was not reached, the connection was cut, time ran out, or the caller's
 * thread was interrupted. Ask {@link #mayHaveTakenEffect()} before trying again.
 */
public final class NoResponseException extends MailkeysException {

    @Serial
    private static final long serialVersionUID = 1;

    /** Why there is no answer. */
    public enum Reason {
        /** The name was not resolved or the connection not made: nothing was sent. */
        UNREACHABLE,
        /**
         * There is no way to the provider, because its name does not exist or a proxy refused to open one: nothing was sent,
         * and trying again does not fix it.
         */
        BLOCKED,
        /** The connection could not be secured: nothing was sent, and trying again does not fix it. */
        TLS,
        /** The connection was lost after sending began. */
        CUT,
        /** The attempt took longer than its time limit, after sending began. */
        TIMED_OUT,
        /** The calling thread was interrupted; its interrupt flag is still set. */
        INTERRUPTED,
        /** The deadline leaves no room for another attempt, or for the wait before it. */
        NO_TIME_LEFT,
        /**
         * Something in this program failed after sending began, such as memory that ran out: an answer that came is lost with
         * it.
         */
        FAILED_HERE
    }

    private final Reason reason;

    /**
     * Reports a call without an answer.
     *
     * @param report what is known of the call
     * @param reason why there is no answer
     * @param message a sentence for people; must hold no credential
     * @param cause the failure below, free of credentials
     */
    public NoResponseException(CallReport report, Reason reason, String message, @Nullable Throwable cause) {
        super(report, message, cause);
        this.reason = Objects.requireNonNull(reason, "reason must not be null");
    }

    /**
     * Why there is no answer, as far as the last attempt tells.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }
}
