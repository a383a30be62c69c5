package dev.mailkeys.sink.kubernetes;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What was said of a sink.
 *
 * @param creates whether it makes the Secret where there is none
 * @param deployment what is restarted once a token stands
 * @param settleTime how long a write that was given up may still take effect
 */
record SinkOptions(boolean creates, Optional<String> deployment, Duration settleTime) {

    /** The API server ends a request after a minute, unless it is told otherwise ({@code --request-timeout}). */
    static final SinkOptions USUAL = new SinkOptions(false, Optional.empty(), Duration.ofMinutes(1));

    SinkOptions creating() {
        return new SinkOptions(true, deployment, settleTime);
    }

    SinkOptions restarting(String name) {
        return new SinkOptions(creates, Optional.of(name), settleTime);
    }

    SinkOptions settlingFor(Duration time) {
        return new SinkOptions(creates, deployment, Objects.requireNonNull(time, "time must not be null"));
    }
}
