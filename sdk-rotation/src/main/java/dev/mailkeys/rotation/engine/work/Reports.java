package dev.mailkeys.rotation.engine.work;

import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.NextStep;
import dev.mailkeys.rotation.NextStep.Verb;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.engine.guard.Misbehaved;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reports of runs in which no step was taken. */
public final class Reports {

    private Reports() {}

    public static RotationReport nothing(String target, String message) {
        return of(target, Outcome.DONE, message, Next.nothing());
    }

    /** The key is too young. Warnings are reported already now. */
    public static RotationReport notDue(
            String target, Optional<ManagedKey> key, Optional<Instant> at, List<String> warnings) {
        return new RotationReport(
                target,
                Outcome.NOT_DUE,
                Optional.empty(),
                key.map(ManagedKey::id),
                key.map(ManagedKey::name),
                Stream.concat(Stream.of("Not due yet."), warnings.stream()).toList(),
                new NextStep(Verb.NOTHING, at, Optional.empty()),
                Optional.empty());
    }

    public static RotationReport refused(String target, List<String> problems, NextStep next) {
        return report(target, Outcome.REFUSED, problems, next, Optional.empty());
    }

    public static RotationReport notBegun(String target, Verb asked, RuntimeException cause) {
        if (cause instanceof Halt halt) {
            return halt.outcome() == Outcome.REFUSED
                    ? refused(target, halt.reasons(), halt.next())
                    : of(target, halt.outcome(), halt.reason(), halt.next());
        }
        boolean locked = cause instanceof JournalException journal && journal.kind() == JournalException.Kind.LOCKED;
        Outcome outcome = locked ? Outcome.LOCKED : Outcome.REFUSED;
        return caused(target, outcome, String.valueOf(cause.getMessage()), next(asked, cause), cause);
    }

    private static NextStep next(Verb asked, RuntimeException cause) {
        if (!(cause instanceof JournalException journal)) {
            return Next.of(asked, "Fix it");
        }
        return switch (journal.kind()) {
            case LOCKED, STALE -> Next.of(asked, "Let the other rotator end");
            case DAMAGED -> Next.of(Verb.ABANDON);
            case FAILED -> Next.of(asked, "Put that right");
        };
    }

    /** An unexpected failure. */
    public static RotationReport broken(String target, Throwable mistake) {
        var cause = new Misbehaved("A step", mistake);
        return caused(target, Outcome.INCOMPLETE, mistake(mistake), Next.of(Verb.RESUME), cause);
    }

    /** Its words are not repeated, because nobody knows what is in them. */
    public static String mistake(Throwable mistake) {
        return "An unexpected failure: " + mistake.getClass().getName()
                + ". The journal says where the rotation stands.";
    }

    public static RotationReport of(String target, Outcome outcome, String message, NextStep next) {
        return report(target, outcome, List.of(Next.told(message, next)), next, Optional.empty());
    }

    private static RotationReport caused(
            String target, Outcome outcome, String message, NextStep next, RuntimeException cause) {
        return report(target, outcome, List.of(Next.told(message, next)), next, Optional.of(cause));
    }

    private static RotationReport report(
            String target, Outcome outcome, List<String> messages, NextStep next, Optional<RuntimeException> cause) {
        Optional<String> none = Optional.empty();
        return new RotationReport(target, outcome, none, none, none, messages, next, cause);
    }
}
