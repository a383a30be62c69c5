package dev.mailkeys.core;

import java.time.Duration;
import java.util.Objects;
import org.immutables.value.Value;

/**
 * How often and how patiently a call is tried again. <em>What</em> may be tried again is not a setting: a create or a
 * rotate that may have taken effect is never repeated, whatever stands here.
 */
@Value.Immutable
@Model
public abstract class RetryPolicy {

    RetryPolicy() {}

    /**
     * How many times a call is tried at the most, the first included.
     *
     * @return at least 1; 4 unless set
     */
    @Value.Default
    public int maxAttempts() {
        return 4;
    }

    /**
     * The wait before a retry when the provider names none.
     *
     * @return exponential with full jitter from 0.5 s to 8 s unless set
     */
    @Value.Default
    public Backoff backoff() {
        return Backoff.exponential(Duration.ofMillis(500), Duration.ofSeconds(8));
    }

    /**
     * The longest wait that a provider may ask for ({@code Retry-After}) and still be obeyed. A longer one ends the call
     * with an exception that carries the time, because a build that hangs for five minutes helps nobody.
     *
     * @return one minute unless set
     */
    @Value.Default
    public Duration longestRetryAfter() {
        return Duration.ofMinutes(1);
    }

    /**
     * Never tries again.
     *
     * @return a policy of one attempt
     */
    public static RetryPolicy none() {
        return builder().maxAttempts(1).build();
    }

    /**
     * Starts a policy.
     *
     * @return a builder in which everything has a default
     */
    public static Builder builder() {
        return new Builder();
    }

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

    /** Builds a {@link RetryPolicy}. Not safe to share between threads. */
    public static class Builder extends ImmutableRetryPolicy.Builder {
        Builder() {}
    }
}
