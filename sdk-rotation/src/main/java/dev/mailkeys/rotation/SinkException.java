package dev.mailkeys.rotation;

import java.io.Serial;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A sink could not be read or written. */
public final class SinkException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    /** What is known of the sink after the failure. */
    public enum Kind {
        /** Nothing was written: the sink holds what it held. */
        UNCHANGED,
        /** Somebody else has changed the sink since it was read; nothing was written. */
        CONFLICT,
        /** It is unknown whether the token was written. */
        UNKNOWN
    }

    private final Kind kind;

    /**
     * Reports a failure.
     *
     * @param kind what is known of the sink now
     * @param message what happened and what to do; must hold no token
     * @param cause the failure below, free of tokens
     */
    public SinkException(Kind kind, String message, @Nullable Throwable cause) {
        super(Objects.requireNonNull(message, "message must not be null"), cause);
        this.kind = Objects.requireNonNull(kind, "kind must not be null");
    }

    /**
     * What is known of the sink now.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }
}
