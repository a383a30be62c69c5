package dev.mailkeys.rotation;

import java.util.List;
import java.util.Optional;

/** Reports of runs in which no step was taken. */
final class Reports {

    private Reports() {}

    static RotationReport nothing(String target, String message) {
        return of(target, Outcome.DONE, message, Optional.empty());
    }

    static RotationReport notBegun(String target, RuntimeException cause) {
        boolean locked = cause instanceof JournalException journal && journal.kind() == JournalException.Kind.LOCKED;
        Outcome outcome = cause instanceof Halt halt ? halt.outcome() : locked ? Outcome.LOCKED : Outcome.REFUSED;
        String message = String.valueOf(cause.getMessage());
        return of(target, outcome, message, cause instanceof Halt ? Optional.empty() : Optional.of(cause));
    }

    /** Something went wrong that nobody thought of. Its words are not repeated, because nobody knows what is in them. */
    static RotationReport broken(String target, RuntimeException mistake) {
        String message =
                "A mistake: " + mistake.getClass().getName() + ". The journal says where it stands. Run resume.";
        return of(target, Outcome.INCOMPLETE, message, Optional.of(mistake));
    }

    private static RotationReport of(String target, Outcome outcome, String message, Optional<RuntimeException> cause) {
        return new RotationReport(
                target,
                outcome,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(message),
                Optional.empty(),
                cause);
    }
}
