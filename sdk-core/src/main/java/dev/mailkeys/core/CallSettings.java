package dev.mailkeys.core;

import java.time.Duration;
import org.immutables.value.Value;

/**
 * The settings that may differ from call to call: time limits, retries and who is told. A client takes them with
 * {@code keys.with(settings)}, which shares the connections, the pace and the concurrency bound of the client it is
 * taken from.
 */
@Value.Immutable
@Model
public abstract class CallSettings {

    CallSettings() {}

    /**
     * The time that a call may take with all its attempts and waits.
     *
     * @return one minute unless set
     */
    @Value.Default
    public Duration deadline() {
        return Duration.ofMinutes(1);
    }

    /**
     * The time that one attempt may take, from resolving the name to the last byte of the answer. Cut to what the
     * deadline leaves, and to 600 s at Elastic Email, which ends every request then.
     *
     * @return 30 s unless set
     */
    @Value.Default
    public Duration attemptTimeout() {
        return Duration.ofSeconds(30);
    }

    /**
     * How often and how patiently to try again.
     *
     * @return four attempts unless set
     */
    @Value.Default
    public RetryPolicy retries() {
        return RetryPolicy.builder().build();
    }

    /**
     * Who is told of each attempt and wait.
     *
     * @return nobody unless set
     */
    @Value.Default
    public CallListener listener() {
        return event -> {};
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
    public static class Builder extends ImmutableCallSettings.Builder {
        Builder() {}
    }
}
