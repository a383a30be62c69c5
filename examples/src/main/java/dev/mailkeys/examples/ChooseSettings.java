package dev.mailkeys.examples;

import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.ProxySettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.jetemail.JetEmailKeys;
import java.time.Duration;

/** Sets what holds for a client's life, and what may differ from call to call. */
public final class ChooseSettings {

    private ChooseSettings() {}

    /**
     * A client behind a proxy, which sends at most one call a second.
     *
     * @param credential the account's management credential
     * @return the client
     */
    public static JetEmailKeys client(Secret credential) {
        ClientSettings settings = ClientSettings.builder()
                .proxy(ProxySettings.http("proxy.example.com", 3128))
                .callsPerMinute(60)
                .maxConcurrentCalls(5)
                .build();
        return JetEmailKeys.using(credential, settings);
    }

    /**
     * The same client for a job that has time.
     *
     * @param keys the client
     * @return one that shares its connections, and waits longer
     */
    public static JetEmailKeys patient(JetEmailKeys keys) {
        return keys.with(CallSettings.builder().deadline(Duration.ofMinutes(5)).build());
    }
}
