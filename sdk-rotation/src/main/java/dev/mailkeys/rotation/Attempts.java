package dev.mailkeys.rotation;

import java.util.Map;
import java.util.stream.IntStream;

/** Counts attempts, so that a rotation that can't succeed comes to an end. */
final class Attempts {

    private Attempts() {}

    /** The number of the attempt to begin now. */
    static int next(Work work) {
        int next = work.progress().attempt() + 1;
        if (next > work.options().maxAttempts()) {
            throw giveUp(work, "All " + work.options().maxAttempts() + " attempts were used up");
        }
        return next;
    }

    static void abandon(Work work, String reason) {
        work.warn("Attempt " + work.progress().attempt() + " is given up: " + reason + ".");
        work.journal().append(RecordType.ABANDONED, work.progress().attempt(), Map.of("reason", reason));
    }

    /** Goes back where no sink can hold a new token; else only a person can decide. */
    static RuntimeException giveUp(Work work, String reason) {
        if (canStillGoBack(work.progress())) {
            work.journal().append(RecordType.ROLLBACK, Map.of("reason", reason));
            return new TurnedBack();
        }
        return work.progress().isVerified()
                ? Halt.incomplete(reason + ". Look at the warnings, mend what they name, and run resume.")
                : Halt.sinkBroken(reason + ", and a sink may hold a token that does not work. Mend what the warnings"
                        + " name, and run resume with more attempts, or reconcile.");
    }

    static boolean canStillGoBack(Progress progress) {
        return progress.course() == Course.OVERLAP
                && !progress.has(RecordType.SUCCESSOR_INSTEAD)
                && IntStream.rangeClosed(1, progress.attempt()).noneMatch(progress::mayBeInASink);
    }
}
