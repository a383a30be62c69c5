package dev.mailkeys.rotation;

import java.io.Serial;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A journal can't be had, read or written. After it, no further call is made to the provider. */
public final class JournalException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    /** What is wrong. */
    public enum Kind {
        /** Another rotator holds the lease. */
        LOCKED,
        /** Another lease has been taken since: this one can append nothing any more. */
        STALE,
        /** What is there is not a journal: damaged within, or from a newer version. */
        DAMAGED,
        /** It can't be read or written. */
        FAILED
    }

    private final Kind kind;

    /**
     * Reports a failure.
     *
     * @param kind what is wrong
     * @param message what happened and what to do
     * @param cause the failure below
     */
    public JournalException(Kind kind, String message, @Nullable Throwable cause) {
        super(Objects.requireNonNull(message, "message must not be null"), cause);
        this.kind = Objects.requireNonNull(kind, "kind must not be null");
    }

    /**
     * What is wrong.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }
}
