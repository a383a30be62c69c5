package dev.mailkeys.sink.kubernetes;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * The options of a sink.
 *
 * @param creates whether it creates a missing Secret
 * @param deployment the Deployment to restart after a put
 * @param settleTime how long a write may still take effect after it was given up
 */
record SinkOptions(boolean creates, Optional<String> deployment, Duration settleTime) {

    /** By default the API server ends a request after a minute ({@code --request-timeout}). */
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
