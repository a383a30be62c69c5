package dev.mailkeys.rotation.provider;

import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.RetryPolicy;
import java.time.Duration;

/** What the adapters make of a client's settings. */
final class AdapterSettings {

    /** For clocks, proxies and queues that nobody documents. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private AdapterSettings() {}

    /** How long after its caller gave up a request may still take effect. */
    static Duration settleTime(ClientSettings settings, Duration longestRequest) {
        return settings.calls().attemptTimeout().plus(longestRequest).plus(MARGIN);
    }

    /**
     * Calls that change something are sent once: whether one whose answer is lost may be sent again, and what must be
     * waited for before, is for the rotation to decide. Not even a 429 proves to it that nothing was done.
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
