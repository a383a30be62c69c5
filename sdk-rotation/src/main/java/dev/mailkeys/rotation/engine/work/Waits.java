package dev.mailkeys.rotation.engine.work;

import dev.mailkeys.rotation.engine.record.Detail.Wait;
import dev.mailkeys.rotation.engine.record.JournalRecord;
import dev.mailkeys.rotation.engine.record.RecordType;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Waits that the journal records. This run waits if the wait is short; a later run continues if it is long. */
public final class Waits {

    private Waits() {}

    /** Records until when to wait, and the keys' signs of use now; returns the time. */
    public static Instant begin(Work work, RecordType type, Duration duration, Map<String, String> signs) {
        var wait = new Wait(work.timing().now().plus(duration), signs);
        work.journal().append(type, work.progress().attempt(), wait);
        return wait.until();
    }

    /** The time that the last record names. If the clock was turned back behind that record, the wait begins anew. */
    public static Instant until(Work work) {
        JournalRecord begun = work.progress().last();
        Wait wait = begun.as(Wait.class).orElseThrow();
        if (!work.timing().now().isBefore(begun.at())) {
            return wait.until();
        }
        return begin(work, begun.type(), Duration.between(begun.at(), wait.until()), wait.signs());
    }

    /** Whether the last record names a time that is too far off for this run. */
    public static boolean isForALaterRun(Work work) {
        return Duration.between(work.timing().now(), until(work))
                        .compareTo(work.options().longestWait())
                > 0;
    }

    /** Waits for the time that the last record names. */
    public static void await(Work work, String reason) {
        Instant until = until(work);
        Duration wait = Duration.between(work.timing().now(), until);
        if (wait.compareTo(Duration.ZERO) <= 0) {
            return;
        }
        if (isForALaterRun(work)) {
            throw Halt.pending("Waiting " + reason + ".", until);
        }
        work.sleep(wait, reason);
    }
}
