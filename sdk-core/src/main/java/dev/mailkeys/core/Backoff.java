package dev.mailkeys.core;

import java.time.Duration;

/** How long to wait before trying again when the provider does not say. */
@FunctionalInterface
public interface Backoff {

    /**
     * The wait before one retry.
     *
     * @param retry which retry it is, from 1
     * @param random a number from 0 (inclusive) to 1 (exclusive), fresh for each call
     * @return the wait; zero for none
     */
    Duration delay(int retry, double random);

    /**
     * Exponential with full jitter: {@code random * min(longest, first * 2^(retry - 1))}. Callers that failed together
     * do not come back together.
     *
     * @param first the longest wait before the first retry
     * @param longest the longest wait before any retry
     * @return the backoff
     */
    static Backoff exponential(Duration first, Duration longest) {
        return new RetryPolicy.ExponentialBackoff(first, longest);
    }

    /**
     * No wait at all; for tests.
     *
     * @return the backoff
     */
    static Backoff none() {
        return exponential(Duration.ZERO, Duration.ZERO);
    }
}
