package dev.mailkeys.core;

import java.time.Duration;
import java.util.Objects;

/**
 * So many requests in any stretch of time that is so long. A burst up to that number goes out at once.
 *
 * @param calls how many requests; at least 1
 * @param window how long the stretch is; more than zero
 */
public record RateLimit(int calls, Duration window) {

    /**
     * Takes what can be kept.
     *
     * @param calls how many requests; at least 1
     * @param window how long the stretch is; more than zero
     * @throws IllegalArgumentException if either is not
     */
    public RateLimit {
        Objects.requireNonNull(window, "window must not be null");
        if (calls < 1 || calls > 100_000) {
            throw new IllegalArgumentException("calls must be from 1 to 100000");
        }
        if (window.isNegative() || window.isZero() || window.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("window must be more than zero and at most a day");
        }
    }

    /**
     * So many requests in any minute.
     *
     * @param calls how many requests; at least 1
     * @return the limit
     * @throws IllegalArgumentException if there are to be none
     */
    public static RateLimit perMinute(int calls) {
        return new RateLimit(calls, Duration.ofMinutes(1));
    }

    /** Such as {@code 240 calls in 60 s}. */
    @Override
    public String toString() {
        String time = window.toMillis() % 1000 == 0 ? window.toSeconds() + " s" : window.toMillis() + " ms";
        return calls + " calls in " + time;
    }
}
