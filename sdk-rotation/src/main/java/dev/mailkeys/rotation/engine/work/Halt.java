package dev.mailkeys.rotation.engine.work;

import dev.mailkeys.rotation.NextStep;
import dev.mailkeys.rotation.NextStep.Verb;
import dev.mailkeys.rotation.Outcome;
import java.io.Serial;
import java.time.Instant;

/** Ends a run where it stands: the journal says how a later run goes on. What to do next is no part of the message. */
public final class Halt extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final Outcome outcome;
    private final transient NextStep next;

    private Halt(Outcome outcome, String message, NextStep next) {
        super(message, null, false, false);
        this.outcome = outcome;
        this.next = next;
    }

    public static Halt pending(String message, Instant until) {
        return new Halt(Outcome.PENDING, message, Next.of(Verb.RESUME, until));
    }

    public static Halt incomplete(String message) {
        return new Halt(Outcome.INCOMPLETE, message, Next.of(Verb.RESUME));
    }

    public static Halt incompleteUntil(String message, Instant until) {
        return incomplete(message).then(Next.of(Verb.RESUME, until));
    }

    /** Only where the provider has said so; else {@link #incomplete}, after which the sinks are looked into. */
    public static Halt sinkBroken(String message) {
        return new Halt(Outcome.SINK_BROKEN, message, Next.of(Verb.RESUME));
    }

    /** The same, after which something else than to resume is to be done. */
    public Halt then(NextStep other) {
        return new Halt(outcome, reason(), other);
    }

    /** The same, after a person has done something. */
    public Halt when(String done) {
        return then(Next.when(done, next));
    }

    public Outcome outcome() {
        return outcome;
    }

    public NextStep next() {
        return next;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
