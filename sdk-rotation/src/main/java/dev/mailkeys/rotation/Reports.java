package dev.mailkeys.rotation;

import dev.mailkeys.rotation.NextStep.Verb;
import java.util.List;
import java.util.Optional;

/** Reports of runs in which no step was taken. */
final class Reports {

    private Reports() {}

    static RotationReport nothing(String target, String message) {
        return of(target, Outcome.DONE, message, NextStep.of(Verb.NOTHING), Optional.empty());
    }

    static RotationReport notBegun(String target, Verb asked, RuntimeException cause) {
        if (cause instanceof Halt halt) {
            return of(target, halt.outcome(), halt.reason(), halt.next(), Optional.empty());
        }
        boolean locked = cause instanceof JournalException journal && journal.kind() == JournalException.Kind.LOCKED;
        return of(
                target,
                locked ? Outcome.LOCKED : Outcome.REFUSED,
                String.valueOf(cause.getMessage()),
                next(asked, cause),
                Optional.of(cause));
    }

    private static NextStep next(Verb asked, RuntimeException cause) {
        if (!(cause instanceof JournalException journal)) {
            return NextStep.of(asked).when("Mend it");
        }
        return switch (journal.kind()) {
            case LOCKED, STALE -> NextStep.of(asked).when("Let the other rotator end");
            case DAMAGED -> NextStep.of(Verb.ABANDON);
            case FAILED -> NextStep.of(asked).when("Put that right");
        };
    }

    /** Something went wrong that nobody thought of. */
    static RotationReport broken(String target, Throwable mistake) {
        return of(
                target,
                Outcome.INCOMPLETE,
                mistake(mistake),
                NextStep.of(Verb.RESUME),
                Optional.of(new Misbehaved("A step", mistake)));
    }

    /** Its words are not repeated, because nobody knows what is in them. */
    static String mistake(Throwable mistake) {
        return "A mistake: " + mistake.getClass().getName() + ". The journal says where it stands.";
    }

    static RotationReport of(
            String target, Outcome outcome, String message, NextStep next, Optional<RuntimeException> cause) {
        return new RotationReport(
                target,
                outcome,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(next.after(message)),
                next,
                cause);
    }
}
