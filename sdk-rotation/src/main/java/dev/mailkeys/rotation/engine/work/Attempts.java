package dev.mailkeys.rotation.engine.work;

import dev.mailkeys.rotation.NextStep.Verb;
import dev.mailkeys.rotation.engine.record.Course;
import dev.mailkeys.rotation.engine.record.Detail.Reason;
import dev.mailkeys.rotation.engine.record.Progress;
import dev.mailkeys.rotation.engine.record.RecordType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;

/** Counts and spaces attempts, so that a run outlasts a short failure of the provider, and still ends. */
public final class Attempts {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String FIX = "Look at the warnings and fix what they name";

    private Attempts() {}

    /** The number of the attempt to begin now, after a pause if the one before was recent. */
    public static int next(Work work) {
        usedUp(work).ifPresent(reason -> {
            throw tryLater(reason);
        });
        Progress progress = work.progress();
        if (keysInSinks(progress) >= work.options().maxAttempts()) {
            throw Halt.incomplete("Any of " + keysInSinks(progress) + " new keys may be in a sink.")
                    .then(Next.of(Verb.ABANDON, FIX));
        }
        rest(work);
        work.memory().begin(work.timing().now());
        return progress.attempt() + 1;
    }

    /** Why this run makes no further attempt. Where going back costs nothing, attempts count over all runs. */
    public static Optional<String> usedUp(Work work) {
        int most = work.options().maxAttempts();
        Duration lasted = work.memory().lasted(work.timing().now());
        boolean used = work.memory().begun() >= most
                || lasted.compareTo(work.options().attemptsWithin()) >= 0
                || (canStillGoBack(work.progress()) && work.progress().attempt() >= most);
        return used ? Optional.of(work.memory().begun() + " attempts came to nothing in this run") : Optional.empty();
    }

    private static long keysInSinks(Progress progress) {
        return progress.course() == Course.OVERLAP
                ? IntStream.rangeClosed(1, progress.attempt())
                        .filter(progress::mayBeInASink)
                        .count()
                : 0;
    }

    private static void rest(Work work) {
        Duration pause = Repetition.pause(work, work.progress().attempt() - 1);
        Instant now = work.timing().now();
        Instant before = work.progress().begun(work.progress().attempt()).orElse(Instant.MIN);
        if (!pause.isZero()
                && before.isBefore(now.plus(SECOND))
                && before.plus(pause).isAfter(now)) {
            Duration left = Duration.between(now, before.plus(pause));
            work.sleep(left.compareTo(pause) < 0 ? left : pause, "before the next attempt");
        }
    }

    public static void abandon(Work work, String reason) {
        work.warn("Attempt " + work.progress().attempt() + " is given up: " + reason + ".");
        work.journal().append(RecordType.ABANDONED, work.progress().attempt(), new Reason(reason));
    }

    /** What to do if no attempt helps: go back while no sink can hold a new token. Changes nothing. */
    public static Optional<Reason> giveUp(Work work, String reason) {
        if (!canStillGoBack(work.progress())) {
            throw tryLater(reason);
        }
        return Optional.of(new Reason(reason + "."));
    }

    private static Halt tryLater(String reason) {
        return Halt.incomplete(reason + ".").when(FIX);
    }

    public static boolean canStillGoBack(Progress progress) {
        return progress.course() == Course.OVERLAP
                && !progress.planned().reconciling()
                && !progress.has(RecordType.DELETE_INTENT)
                && !progress.has(RecordType.SUCCESSOR_INSTEAD)
                && !progress.has(RecordType.EMERGENCY)
                && IntStream.rangeClosed(1, progress.attempt()).noneMatch(progress::mayBeInASink);
    }
}
