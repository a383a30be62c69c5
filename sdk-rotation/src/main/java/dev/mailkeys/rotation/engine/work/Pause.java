package dev.mailkeys.rotation.engine.work;

import dev.mailkeys.rotation.engine.record.JournalRecord;
import dev.mailkeys.rotation.engine.record.RecordType;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A wait that the journal knows of: this run waits if it is short, a later run goes on if it is long. */
public final class Pause {

    private Pause() {}

    /** Appends a record that says until when to wait. */
    public static void begin(Work work, RecordType type, Duration duration, Map<String, String> more) {
        var details = new HashMap<>(more);
        details.put("until", work.timing().now().plus(duration).toString());
        work.journal().append(type, work.progress().attempt(), details);
    }

    /** The time that the last record names; the wait begins anew if the clock was turned back behind that record. */
    public static Instant until(Work work) {
        JournalRecord begun = work.progress().last();
        Instant until = begun.time("until");
        if (!work.timing().now().isBefore(begun.at())) {
            return until;
        }
        begin(work, begun.type(), Duration.between(begun.at(), until), begun.details());
        return work.progress().last().time("until");
    }

    /** Waits for the time that the last record names. */
    public static void await(Work work, String reason) {
        Instant until = until(work);
        Duration wait = Duration.between(work.timing().now(), until);
        if (wait.isNegative() || wait.isZero()) {
            return;
        }
        if (wait.compareTo(work.options().longestWait()) > 0) {
            throw Halt.pending("Waiting " + reason + ".", until);
        }
        work.sleep(wait, reason);
    }
}
