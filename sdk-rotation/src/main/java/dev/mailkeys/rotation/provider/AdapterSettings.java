package dev.mailkeys.rotation.provider;

import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.RetryPolicy;
import java.time.Duration;

/** What the adapters make of a client's settings. */
final class AdapterSettings {

    /** Extra time for clocks, proxies and queues. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private AdapterSettings() {}

    /** How long after its caller gave up a request may still take effect. */
    static Duration settleTime(ClientSettings settings, Duration longestRequest) {
        return settings.calls().attemptTimeout().plus(longestRequest).plus(MARGIN);
    }

    /**
     * Changes are sent once: the rotation decides whether a call without an answer is sent again, and after what wait.
     * Even a 429 does not prove to it that nothing was done.
     */
    static CallSettings once(ClientSettings settings) {
        return CallSettings.builder()
                .from(settings.calls())
                .retries(RetryPolicy.none())
                .build();
    }

    /** The same settings for a client that can send nothing but reads. */
    static ClientSettings readOnly(ClientSettings settings) {
        return ClientSettings.builder().from(settings).readOnly(true).build();
    }
}
