package dev.mailkeys.core;

import java.time.Duration;
import java.util.Objects;

/**
 * The settings that may differ from call to call: time limits, retries and who is told. A client takes them with
 * {@code keys.with(settings)}, which shares the connections, the pace and the concurrency bound of the client it is
 * taken from.
 */
public final class CallSettings {

    private final Duration deadline;
    private final Duration attemptTimeout;
    private final RetryPolicy retries;
    private final CallListener listener;

    private CallSettings(Builder builder) {
        this.deadline = builder.deadline;
        this.attemptTimeout = builder.attemptTimeout;
        this.retries = builder.retries;
        this.listener = builder.listener;
    }

    /**
     * The time that a call may take with all its attempts and waits.
     *
     * @return one minute unless set
     */
    public Duration deadline() {
        return deadline;
    }

    /**
     * The time that one attempt may take, from resolving the name to the last byte of the answer. Cut to what the
     * deadline leaves, and to 600 s at Elastic Email, which ends every request then.
     *
     * @return 30 s unless set
     */
    public Duration attemptTimeout() {
        return attemptTimeout;
    }

    /**
     * How often and how patiently to try again.
     *
     * @return four attempts unless set
     */
    public RetryPolicy retries() {
        return retries;
    }

    /**
     * Who is told of each attempt and wait.
     *
     * @return nobody unless set
     */
    public CallListener listener() {
        return listener;
    }

    /**
     * Starts settings.
     *
     * @return a builder in which everything has a default
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link CallSettings}. Not safe to share between threads. */
    public static final class Builder {

        private Duration deadline = Duration.ofMinutes(1);
        private Duration attemptTimeout = Duration.ofSeconds(30);
        private RetryPolicy retries = RetryPolicy.builder().build();
        private CallListener listener = event -> {};

        private Builder() {}

        /**
         * Takes over everything from other settings.
         *
         * @param settings the settings to begin with
         * @return this
         */
        public Builder from(CallSettings settings) {
            this.deadline = settings.deadline;
            this.attemptTimeout = settings.attemptTimeout;
            this.retries = settings.retries;
            this.listener = settings.listener;
            return this;
        }

        /**
         * Sets {@link CallSettings#deadline()}.
         *
         * @param deadline the value
         * @return this
         */
        public Builder deadline(Duration deadline) {
            this.deadline = Objects.requireNonNull(deadline, "deadline");
            return this;
        }

        /**
         * Sets {@link CallSettings#attemptTimeout()}.
         *
         * @param attemptTimeout the value
         * @return this
         */
        public Builder attemptTimeout(Duration attemptTimeout) {
            this.attemptTimeout = Objects.requireNonNull(attemptTimeout, "attemptTimeout");
            return this;
        }

        /**
         * Sets {@link CallSettings#retries()}.
         *
         * @param retries the value
         * @return this
         */
        public Builder retries(RetryPolicy retries) {
            this.retries = Objects.requireNonNull(retries, "retries");
            return this;
        }

        /**
         * Sets {@link CallSettings#listener()}.
         *
         * @param listener the value
         * @return this
         */
        public Builder listener(CallListener listener) {
            this.listener = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /**
         * Ends the building.
         *
         * @return the settings
         */
        public CallSettings build() {
            return new CallSettings(this);
        }
    }
}
