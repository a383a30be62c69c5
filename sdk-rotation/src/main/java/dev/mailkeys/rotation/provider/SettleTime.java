package dev.mailkeys.rotation.provider;

import dev.mailkeys.core.ClientSettings;
import java.time.Duration;

/** What the adapters take from a client's settings. */
final class SettleTime {

    /** For clocks, proxies and queues that nobody documents. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private SettleTime() {}

    /** How long after its caller gave up a request may still take effect. */
    static Duration of(ClientSettings settings, Duration longestRequest) {
        return settings.calls().attemptTimeout().plus(longestRequest).plus(MARGIN);
    }
}
