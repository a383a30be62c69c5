package dev.mailkeys.core;

import java.time.Duration;
import java.util.Objects;

/**
 * A number of requests in any window of a given length. A burst up to that number goes out at once.
 *
 * @param calls how many requests; from 1 to 100,000
 * @param window how long the window is; more than zero, at most a day
 */
public record RateLimit(int calls, Duration window) {

    /**
     * Checks both.
     *
     * @param calls how many requests; from 1 to 100,000
     * @param window how long the window is; more than zero, at most a day
     * @throws IllegalArgumentException if one of them is out of range
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
     * A number of requests in any minute.
     *
     * @param calls how many requests; from 1 to 100,000
     * @return the limit
     * @throws IllegalArgumentException if the number is out of range
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
