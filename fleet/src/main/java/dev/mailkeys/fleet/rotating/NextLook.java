package dev.mailkeys.fleet.rotating;

import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.RotationReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a target is looked at again. */
final class NextLook {

    /** Finds a key that was changed by hand, or a credential that ended, before the key is due. */
    static final Duration LONGEST = Duration.ofDays(1);

    private static final Duration SHORTEST = Duration.ofSeconds(2);
    private static final Duration WHILE_LOCKED = Duration.ofSeconds(15);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);
    private static final Duration LONGEST_AFTER_FAILURE = Duration.ofHours(1);

    private NextLook() {}

    /**
     * The time of the next look.
     *
     * @param failures how many looks in a row, including this one, have not ended well
     * @param every the target's {@code rotate-every}
     */
    static Instant after(RotationReport report, int failures, Duration every, Instant now) {
        Optional<Duration> told = report.until().map(time -> untilThen(now, time));
        Duration pause =
                switch (report.outcome()) {
                    case DONE, ROLLED_BACK, ABANDONED -> every;
                    case NOT_DUE, PENDING -> told.orElse(every);
                    case LOCKED -> WHILE_LOCKED;
                    case REFUSED, INCOMPLETE, SINK_BROKEN, SINK_UNKNOWN ->
                        told.filter(wait -> wait.compareTo(AFTER_FAILURE) > 0).orElseGet(() -> afterFailures(failures));
                };
        return now.plus(between(SHORTEST, pause, LONGEST));
    }

    /**
     * The time until then; if it was long before this look, the pause after a failure, so that the provider is not
     * asked all the time.
     */
    private static Duration untilThen(Instant now, Instant time) {
        return time.plus(AFTER_FAILURE).isBefore(now) ? AFTER_FAILURE : Duration.between(now, time);
    }

    /** One minute, two, four and so on up to an hour: most failures pass by themselves or need a person. */
    static Duration afterFailures(int failures) {
        Duration pause = AFTER_FAILURE.multipliedBy(1L << Math.max(0, Math.min(failures - 1, 10)));
        return pause.compareTo(LONGEST_AFTER_FAILURE) < 0 ? pause : LONGEST_AFTER_FAILURE;
    }

    private static Duration between(Duration least, Duration wanted, Duration most) {
        if (wanted.compareTo(least) < 0) {
            return least;
        }
        return wanted.compareTo(most) < 0 ? wanted : most;
    }

    /** Whether this end needs nobody's attention. */
    static boolean isGood(Outcome outcome) {
        return switch (outcome) {
            case DONE, NOT_DUE, PENDING, ROLLED_BACK, ABANDONED, LOCKED -> true;
            case REFUSED, INCOMPLETE, SINK_BROKEN, SINK_UNKNOWN -> false;
        };
    }
}
