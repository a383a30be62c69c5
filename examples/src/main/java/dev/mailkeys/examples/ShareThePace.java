package dev.mailkeys.examples;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.pace.SharedPace;
import java.net.URI;
import java.util.concurrent.ConcurrentHashMap;

/** Several clients of one program that together stay within what their account may send. */
public final class ShareThePace {

    private ShareThePace() {}

    /**
     * A place that all clients of the program are given. Among processes a row of a database, or a file with a lock, does the same.
     *
     * @param key at least 16 random bytes
     * @return the place
     */
    public static SharedPace inMemory(byte[] key) {
        var texts = new ConcurrentHashMap<String, String>();
        return (account, change) -> {
            texts.compute(account.name(key), (name, text) -> change.apply(text == null ? "" : text));
            return true;
        };
    }

    /**
     * The settings of each client.
     *
     * @param pace the place that all of them share
     * @param provider the provider's address
     * @return settings for 120 calls a minute in all
     */
    public static ClientSettings settings(SharedPace pace, URI provider) {
        return ClientSettings.builder()
                .baseUrl(provider)
                .callsPerMinute(120)
                .sharedPace(pace)
                .build();
    }
}
