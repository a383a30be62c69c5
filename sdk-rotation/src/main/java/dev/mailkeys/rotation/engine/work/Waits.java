package dev.mailkeys.rotation.engine.work;

import dev.mailkeys.rotation.engine.record.Detail.Wait;
import dev.mailkeys.rotation.engine.record.JournalRecord;
import dev.mailkeys.rotation.engine.record.RecordType;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Waits that the journal knows of: this run waits if it is short, a later run goes on if it is long. */
public final class Waits {

    private Waits() {}

    /** Appends a record that says until when to wait, and which signs of use keys have now; returns the time. */
    public static Instant begin(Work work, RecordType type, Duration duration, Map<String, String> signs) {
        var wait = new Wait(work.timing().now().plus(duration), signs);
        work.journal().append(type, work.progress().attempt(), wait);
        return wait.until();
    }

    /** The time that the last record names; the wait begins anew if the clock was turned back behind that record. */
    public static Instant until(Work work) {
        JournalRecord begun = work.progress().last();
        Wait wait = begun.as(Wait.class).orElseThrow();
        if (!work.timing().now().isBefore(begun.at())) {
            return wait.until();
        }
        return begin(work, begun.type(), Duration.between(begun.at(), wait.until()), wait.signs());
    }

    /** Whether the last record names a time for which this run does not wait. */
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
