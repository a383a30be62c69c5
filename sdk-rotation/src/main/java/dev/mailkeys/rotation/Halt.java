package dev.mailkeys.rotation;

import java.io.Serial;
import java.time.Instant;
import java.util.Optional;

/** Ends a run where it stands: the journal says how a later run goes on. */
final class Halt extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final Outcome outcome;
    private final transient Optional<Instant> until;

    private Halt(Outcome outcome, String message, Optional<Instant> until) {
        super(message, null, false, false);
        this.outcome = outcome;
        this.until = until;
    }

    static Halt pending(String message, Instant until) {
        return new Halt(Outcome.PENDING, message, Optional.of(until));
    }

    static Halt incomplete(String message) {
        return new Halt(Outcome.INCOMPLETE, message, Optional.empty());
    }

    static Halt incompleteUntil(String message, Instant until) {
        return new Halt(Outcome.INCOMPLETE, message, Optional.of(until));
    }

    static Halt sinkBroken(String message) {
        return new Halt(Outcome.SINK_BROKEN, message, Optional.empty());
    }

    Outcome outcome() {
        return outcome;
    }

    Optional<Instant> until() {
        return until;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
