package dev.mailkeys.micrometer;

import dev.mailkeys.core.provider.ApiClient;

/** What an observer must not be: one that can make calls. */
public final class BadObserver {

    public void call(ApiClient client) {}
}
