package dev.mailkeys.core;

import java.time.Duration;
import java.util.Objects;

/** Doubles the longest wait with each retry, up to a bound, and takes a random part of it. */
record ExponentialBackoff(Duration first, Duration longest) implements Backoff {

    ExponentialBackoff {
        Objects.requireNonNull(first, "first must not be null");
        Objects.requireNonNull(longest, "longest must not be null");
    }

    @Override
    public Duration delay(int retry, double random) {
        int doublings = Math.min(retry - 1, 30);
        double ceiling = Math.min((double) longest.toNanos(), first.toNanos() * (double) (1L << doublings));
        return Duration.ofNanos((long) (ceiling * random));
    }
}
