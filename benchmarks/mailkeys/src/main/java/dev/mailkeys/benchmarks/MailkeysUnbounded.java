package dev.mailkeys.benchmarks;

import dev.mailkeys.core.ClientSettings;

/** The SDK without its bound of 20 calls at once. */
public final class MailkeysUnbounded extends Mailkeys {

    public MailkeysUnbounded(String baseUrl) {
        super(baseUrl, ClientSettings.builder().maxConcurrentCalls(0));
    }
}
