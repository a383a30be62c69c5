package dev.mailkeys.rotation.engine.work;

import dev.mailkeys.rotation.NextStep;
import dev.mailkeys.rotation.NextStep.Verb;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.Sink;
import java.io.Serial;
import java.time.Instant;
import java.util.List;

/**
 * Ends a run; the journal says how a later run continues. Or nothing was begun, for one or several reasons. The message
 * does not contain the next step.
 */
public final class Halt extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final Outcome outcome;
    private final transient List<String> reasons;
    private final transient NextStep next;

    private Halt(Outcome outcome, List<String> reasons, NextStep next) {
        super(String.join(" ", reasons), null, false, false);
        this.outcome = outcome;
        this.reasons = reasons;
        this.next = next;
    }

    public static Halt refused(String reason, Verb verb) {
        NextStep next = Next.of(verb);
        return refused(List.of(Next.told(reason, next)), next);
    }

    /** Nothing is begun and nothing was changed, for these reasons. */
    public static Halt refused(List<String> reasons, NextStep next) {
        return new Halt(Outcome.REFUSED, reasons, next);
    }

    public static Halt pending(String message, Instant until) {
        return new Halt(Outcome.PENDING, List.of(message), Next.of(Verb.RESUME, until));
    }

    public static Halt incomplete(String message) {
        return new Halt(Outcome.INCOMPLETE, List.of(message), Next.of(Verb.RESUME));
    }

    public static Halt incompleteUntil(String message, Instant until) {
        return incomplete(message).then(Next.of(Verb.RESUME, until));
    }

    /**
     * Only if the provider refused the token; otherwise use {@link #incomplete}, after which the sinks are verified.
     */
    public static Halt sinkBroken(String message) {
        return new Halt(Outcome.SINK_BROKEN, List.of(message), Next.of(Verb.RESUME));
    }

    /** A sink does not hold what this rotation has put there. */
    public static Halt changed(Sink sink, String since) {
        return incomplete("Somebody else has changed " + sink.name() + " " + since)
                .then(Next.of(NextStep.Verb.ABANDON, "Find out who"));
    }

    /** The same, with another next step than resume. */
    public Halt then(NextStep other) {
        return new Halt(outcome, reasons, other);
    }

    /** The same, with something that a person does first. */
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

    public List<String> reasons() {
        return reasons;
    }
}
