package dev.mailkeys.rotation.engine.step;

import dev.mailkeys.core.provider.TimeWords;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.engine.record.Detail.Wait;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.engine.work.Halt;
import dev.mailkeys.rotation.engine.work.Look;
import dev.mailkeys.rotation.engine.work.Waits;
import dev.mailkeys.rotation.engine.work.Work;
import dev.mailkeys.rotation.reader.ReadersSeen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Keeps an old key until every known reader has moved on to the new token, or the time for that is over. */
final class ReadersGuard {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private static final Duration NEXT_LOOK = Duration.ofMinutes(1);

    /** How far a reader's clock may be behind the provider's. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private ReadersGuard() {}

    /**
     * Waits for the readers, as long as one run waits.
     *
     * @param signs the signs of use to continue the wait with
     * @return whether all have moved on; false if their time is over or their number is unknown
     */
    static boolean haveMoved(Work work, Map<String, String> signs) {
        if (work.request().readers().isEmpty()) {
            return false;
        }
        Instant since = firstOfOldKeys(work);
        Duration left = work.options().longestWait();
        Duration pause = FIRST_PAUSE;
        List<ReadersSeen> missing = missing(work, since);
        while (!missing.isEmpty()) {
            Instant until = until(work, signs);
            Duration most = Duration.between(work.timing().now(), until);
            if (most.isNegative() || most.isZero()) {
                work.warn(inWords(missing) + " The wait for them ended at " + TimeWords.of(until)
                        + ": the old key is retired anyway.");
                return false;
            }
            Duration next = shorter(pause, most);
            if (left.compareTo(next) < 0) {
                throw pending(work, missing, until);
            }
            work.sleep(next, "for readers to see the new token");
            left = left.minus(next);
            pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
            missing = missing(work, since);
        }
        return true;
    }

    /** Looks again soon, because a mark may come at any time. */
    private static Halt pending(Work work, List<ReadersSeen> missing, Instant until) {
        Instant soon = work.timing().now().plus(NEXT_LOOK);
        return Halt.pending(
                inWords(missing) + " The old key is kept until they have, or until " + TimeWords.notBefore(until)
                        + ". The mark of a reader that is gone for good can be deleted.",
                soon.isBefore(until) ? soon : until);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static List<ReadersSeen> missing(Work work, Instant since) {
        return work.request().readersSeen(since).stream()
                .filter(seen -> !seen.haveAllMoved())
                .toList();
    }

    private static String inWords(List<ReadersSeen> missing) {
        return missing.stream().map(ReadersSeen::inWords).collect(Collectors.joining(" "));
    }

    /** When the first old key was created: an earlier mark is of a dead token, and its reader is gone. */
    private static Instant firstOfOldKeys(Work work) {
        return Look.atWatched(work).old().stream()
                .map(ManagedKey::created)
                .map(created -> created.map(at -> at.minus(CLOCKS_DIFFER)).orElse(Instant.MIN))
                .min(Instant::compareTo)
                .orElse(Instant.MIN);
    }

    /**
     * Until when to wait for readers, counted from the end of the first grace period. Begins anew if the clock was
     * turned back behind that.
     */
    private static Instant until(Work work, Map<String, String> signs) {
        Instant now = work.timing().now();
        Duration time = work.options().waitForReaders();
        return work.progress()
                .latest(RecordType.READERS)
                .filter(begun -> work.progress().isAfter(RecordType.READERS, RecordType.GRACE))
                .filter(begun -> !now.isBefore(begun.at()))
                .flatMap(begun -> begun.as(Wait.class))
                .map(Wait::until)
                .orElseGet(() -> Waits.begin(work, RecordType.READERS, time, signs));
    }
}
