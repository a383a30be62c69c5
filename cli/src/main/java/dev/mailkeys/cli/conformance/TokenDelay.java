package dev.mailkeys.cli.conformance;

import dev.mailkeys.core.provider.Timing;
import java.time.Duration;
import java.util.function.Predicate;

/** How soon a new token is accepted: asks at once, and then a few times more, at growing intervals. */
final class TokenDelay {

    static final int MOST_TRIES = 6;

    private static final Duration FIRST_WAIT = Duration.ofMillis(250);

    private TokenDelay() {}

    /**
     * Asks.
     *
     * @param isKnown whether an answer shows that the token is known
     */
    static Verdict check(Bench bench, ThrowAway key, Predicate<Exchange> isKnown) {
        Duration waited = Duration.ZERO;
        Duration wait = FIRST_WAIT;
        Exchange answer = bench.use(key);
        for (int tries = 1; !isKnown.test(answer) && tries < MOST_TRIES; tries++) {
            pause(wait);
            waited = waited.plus(wait);
            wait = wait.multipliedBy(2);
            answer = bench.use(key);
        }
        String when = waited.isZero() ? "at once" : "after " + waited.toMillis() + " ms";
        boolean known = isKnown.test(answer);
        return Verdict.of(known && waited.isZero(), (known ? "known " : "not known ") + when);
    }

    private static void pause(Duration wait) {
        try {
            Timing.system().sleep(wait);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw NotTried.failed("it was interrupted");
        }
    }
}
