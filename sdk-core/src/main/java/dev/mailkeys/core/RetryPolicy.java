package dev.mailkeys.core;

import java.time.Duration;
import java.util.Objects;

/**
 * How often and how patiently a call is tried again. <em>What</em> may be tried again is not a setting: a create or a
 * rotate that may have taken effect is never repeated, whatever stands here.
 */
public final class RetryPolicy {

    private final int maxAttempts;
    private final Backoff backoff;
    private final Duration longestRetryAfter;

    private RetryPolicy(Builder builder) {
        this.maxAttempts = builder.maxAttempts;
        this.backoff = builder.backoff;
        this.longestRetryAfter = builder.longestRetryAfter;
    }

    /**
     * How many times a call is tried at the most, the first included.
     *
     * @return at least 1; 4 unless set
     */
    public int maxAttempts() {
        return maxAttempts;
    }

    /**
     * The wait before a retry when the provider names none.
     *
     * @return exponential with full jitter from 0.5 s to 8 s unless set
     */
    public Backoff backoff() {
        return backoff;
    }

    /**
     * The longest wait that a provider may ask for ({@code Retry-After}) and still be obeyed. A longer one ends the call
     * with an exception that carries the time, because a build that hangs for five minutes helps nobody.
     *
     * @return one minute unless set
     */
    public Duration longestRetryAfter() {
        return longestRetryAfter;
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

    /** Builds {@link RetryPolicy}. Not safe to share between threads. */
    public static final class Builder {

        private int maxAttempts = 4;
        private Backoff backoff = Backoff.exponential(Duration.ofMillis(500), Duration.ofSeconds(8));
        private Duration longestRetryAfter = Duration.ofMinutes(1);

        private Builder() {}

        /**
         * Sets {@link RetryPolicy#maxAttempts()}.
         *
         * @param maxAttempts the value
         * @return this
         */
        public Builder maxAttempts(int maxAttempts) {
            this.maxAttempts = maxAttempts;
            return this;
        }

        /**
         * Sets {@link RetryPolicy#backoff()}.
         *
         * @param backoff the value
         * @return this
         */
        public Builder backoff(Backoff backoff) {
            this.backoff = Objects.requireNonNull(backoff, "backoff");
            return this;
        }

        /**
         * Sets {@link RetryPolicy#longestRetryAfter()}.
         *
         * @param longestRetryAfter the value
         * @return this
         */
        public Builder longestRetryAfter(Duration longestRetryAfter) {
            this.longestRetryAfter = Objects.requireNonNull(longestRetryAfter, "longestRetryAfter");
            return this;
        }

        /**
         * Ends the building.
         *
         * @return the settings
         */
        public RetryPolicy build() {
            return new RetryPolicy(this);
        }
    }
}
