package dev.mailkeys.rotation.engine.work;

import static java.util.Collections.max;
import static java.util.Collections.min;

import dev.mailkeys.core.ApiException;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.NoResponseException;
import dev.mailkeys.core.RateLimitedException;
import dev.mailkeys.core.ServerErrorException;
import dev.mailkeys.core.provider.TimeWords;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Whether a call is repeated, and after what pause. */
public final class Repetition {

    private static final Duration UNLESS_ASKED = Duration.ofSeconds(30);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private Repetition() {}

    /** Waits as long as the provider asks, if that is not too long for one run. */
    static void turnedAway(Work work, RateLimitedException e) {
        Duration asked = e.retryAfter().orElse(UNLESS_ASKED);
        if (asked.compareTo(work.options().longestWait()) > 0) {
            throw Halt.incompleteUntil(
                    "The provider accepts no calls for " + TimeWords.of(asked) + ". " + e.getMessage(),
                    work.timing().now().plus(asked));
        }
        work.sleep(asked, "because the provider refused the call for now");
    }

    /**
     * Waits before a call, or a step that has changed nothing, is repeated. Throws the failure if a repetition can't
     * help.
     */
    public static void beforeTrying(Work work, int tried, MailkeysException failure) {
        if (tried >= work.options().maxAttempts()
                || waited(work, tried).compareTo(work.options().attemptsWithin()) >= 0
                || !mayPass(failure)
                || Thread.currentThread().isInterrupted()) {
            throw failure;
        }
        work.warn("Trying again. " + failure.getMessage());
        if (failure instanceof RateLimitedException e) {
            turnedAway(work, e);
        } else {
            work.sleep(pause(work, tried), "before the call is repeated");
        }
    }

    /** No pause before the first repetition, then 1, 2, 4 … seconds, up to a minute. */
    static Duration pause(Work work, int repetition) {
        if (repetition < 1) {
            return Duration.ZERO;
        }
        Duration wanted = SECOND.multipliedBy(1L << Math.min(repetition - 1, 10));
        return min(List.of(wanted, LONGEST_PAUSE, max(List.of(work.options().longestWait(), SECOND))));
    }

    /** The sum of the pauses before so many tries. */
    static Duration waited(Work work, int tried) {
        return IntStream.range(1, tried)
                .mapToObj(repetition -> pause(work, repetition))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static boolean mayPass(MailkeysException failure) {
        return failure instanceof NoResponseException
                || failure instanceof ServerErrorException
                || failure instanceof RateLimitedException
                || (failure.mayHaveTakenEffect() && !(failure instanceof ApiException));
    }
}
