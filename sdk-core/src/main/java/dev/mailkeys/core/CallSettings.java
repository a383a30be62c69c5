package dev.mailkeys.core;

import java.time.Duration;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The settings that may differ from call to call: time limits, retries and who is told. {@code keys.with(settings)} gives a
 * client in which those that are set here have changed and all others are as they were. It shares the connections, the
 * pace and the concurrency bound of the client that it is taken from.
 */
@Value.Immutable
@Model
public abstract class CallSettings {

    CallSettings() {}

    abstract Optional<Duration> deadlineIfSet();

    abstract Optional<Duration> attemptTimeoutIfSet();

    abstract Optional<Duration> turnTimeoutIfSet();

    abstract Optional<RetryPolicy> retriesIfSet();

    abstract Optional<CallListener> listenerIfSet();

    /**
     * The time that a call may take with all its attempts and the waits between them. What it waits for its turn
     * ({@link #turnTimeout()}) is not counted.
     *
     * @return one minute unless set
     */
    public Duration deadline() {
        return deadlineIfSet().orElse(Duration.ofMinutes(1));
    }

    /**
     * The time that one attempt may take, from resolving the name to the last byte of the answer. Cut to what the
     * deadline leaves, and to 600 s at Elastic Email, which ends every request then.
     *
     * @return 30 s unless set
     */
    public Duration attemptTimeout() {
        return attemptTimeoutIfSet().orElse(Duration.ofSeconds(30));
    }

    /**
     * How long a call may wait for its turn, under the pace of its account and the limit of calls at once. After that it ends
     * with nothing sent, and its exception names what held it back.
     *
     * @return 5 minutes unless set
     */
    public Duration turnTimeout() {
        return turnTimeoutIfSet().orElse(Duration.ofMinutes(5));
    }

    /**
     * How often and how patiently to try again.
     *
     * @return four attempts unless set
     */
    public RetryPolicy retries() {
        return retriesIfSet().orElseGet(() -> RetryPolicy.builder().build());
    }

    /**
     * Who is told of each call with its attempts and waits. {@link CallListener#and} tells two.
     *
     * @return nobody unless set
     */
    public CallListener listener() {
        return listenerIfSet().orElse(CallListener.none());
    }

    /**
     * Starts settings.
     *
     * @return a builder in which nothing is set, and everything has a default
     */
    public static Builder builder() {
        return new Builder();
    }

    /** What is in force: what was set, and the defaults of what was not. */
    @Override
    public String toString() {
        return "CallSettings{deadline=" + deadline() + ", attemptTimeout=" + attemptTimeout() + ", turnTimeout="
                + turnTimeout() + ", retries=" + retries() + ", listener=" + listener() + "}";
    }

    /** Builds {@link CallSettings}. {@code from} takes over what is set in others. Not safe to share between threads. */
    public static class Builder extends ImmutableCallSettings.Builder {
        Builder() {}
    }
}
