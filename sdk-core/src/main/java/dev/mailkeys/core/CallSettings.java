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
    private final Duration turnTimeout;
    private final RetryPolicy retries;
    private final CallListener listener;

    private CallSettings(Builder builder) {
        this.deadline = builder.deadline;
        this.attemptTimeout = builder.attemptTimeout;
        this.turnTimeout = builder.turnTimeout;
        this.retries = builder.retries;
        this.listener = builder.listener;
    }

    /**
     * The time that a call may take with all its attempts and the waits between them. What it waits for its turn
     * ({@link #turnTimeout()}) is not counted.
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
     * How long a call may wait for its turn, where the pace of its account or the bound on calls at once holds it back. It then
     * ends with nothing sent, and its exception names what held it back.
     *
     * @return 5 minutes unless set
     */
    public Duration turnTimeout() {
        return turnTimeout;
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
        private Duration turnTimeout = Duration.ofMinutes(5);
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
            this.turnTimeout = settings.turnTimeout;
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
         * Sets {@link CallSettings#turnTimeout()}.
         *
         * @param turnTimeout the value
         * @return this
         */
        public Builder turnTimeout(Duration turnTimeout) {
            this.turnTimeout = Objects.requireNonNull(turnTimeout, "turnTimeout");
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
