package dev.mailkeys.rotation;

import dev.mailkeys.rotation.NextStep.Verb;
import java.io.Serial;
import java.time.Instant;

/** Ends a run where it stands: the journal says how a later run goes on. What to do next is no part of the message. */
final class Halt extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final Outcome outcome;
    private final transient NextStep next;

    private Halt(Outcome outcome, String message, NextStep next) {
        super(message, null, false, false);
        this.outcome = outcome;
        this.next = next;
    }

    static Halt pending(String message, Instant until) {
        return new Halt(Outcome.PENDING, message, NextStep.of(Verb.RESUME).notBefore(until));
    }

    static Halt incomplete(String message) {
        return new Halt(Outcome.INCOMPLETE, message, NextStep.of(Verb.RESUME));
    }

    static Halt incompleteUntil(String message, Instant until) {
        return incomplete(message).then(NextStep.of(Verb.RESUME).notBefore(until));
    }

    /** Only where the provider has said so; else {@link #incomplete}, after which the sinks are looked into. */
    static Halt sinkBroken(String message) {
        return new Halt(Outcome.SINK_BROKEN, message, NextStep.of(Verb.RESUME));
    }

    /** The same, after which something else than to resume is to be done. */
    Halt then(NextStep other) {
        return new Halt(outcome, reason(), other);
    }

    /** The same, after a person has done something. */
    Halt when(String done) {
        return then(next.when(done));
    }

    Outcome outcome() {
        return outcome;
    }

    NextStep next() {
        return next;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
