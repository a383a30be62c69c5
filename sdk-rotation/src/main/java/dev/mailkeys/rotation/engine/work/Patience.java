package dev.mailkeys.rotation.engine.work;

import dev.mailkeys.core.ApiException;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.NoResponseException;
import dev.mailkeys.core.RateLimitedException;
import dev.mailkeys.core.ServerErrorException;
import java.time.Duration;

/** How long to leave a provider alone that turned a call away. */
public final class Patience {

    private static final Duration UNLESS_ASKED = Duration.ofSeconds(30);

    private Patience() {}

    /** Waits as long as the provider asks, if that is not too long for one run. */
    static void turnedAway(Work work, RateLimitedException e) {
        Duration asked = e.retryAfter().orElse(UNLESS_ASKED);
        if (asked.compareTo(work.options().longestWait()) > 0) {
            throw Halt.incompleteUntil(
                    "The provider accepts no calls for " + asked + ". " + e.getMessage(),
                    work.timing().now().plus(asked));
        }
        work.sleep(asked, "because the provider refused the call for now");
    }

    /** Waits before a call, or a step that changed nothing yet, is repeated; passes the failure on where that would bring nothing. */
    public static void beforeTrying(Work work, int tried, MailkeysException failure) {
        boolean tooLong = Attempts.waited(work, tried).compareTo(work.options().attemptsWithin()) >= 0;
        if (tried >= work.options().maxAttempts()
                || tooLong
                || !mayPass(failure)
                || Thread.currentThread().isInterrupted()) {
            throw failure;
        }
        work.warn("Trying again. " + failure.getMessage());
        if (failure instanceof RateLimitedException e) {
            turnedAway(work, e);
        } else {
            work.sleep(Attempts.pause(work, tried), "before the call is repeated");
        }
    }

    private static boolean mayPass(MailkeysException failure) {
        return failure instanceof NoResponseException
                || failure instanceof ServerErrorException
                || failure instanceof RateLimitedException
                || (failure.mayHaveTakenEffect() && !(failure instanceof ApiException));
    }
}
