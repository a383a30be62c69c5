package dev.mailkeys.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetAddress;
import java.time.Instant;

/** What the keys of all providers have in common. Guarded by the provider's lock. */
abstract class StoredKey {
    String name;
    String token;
    private Wait unlisted = Wait.none();
    private Wait refused = Wait.none();

    StoredKey(String name, String token) {
        this.name = name;
        this.token = token;
    }

    abstract String id();

    /** Whether the key is enabled and has not expired, whatever it may be used for and from where. */
    abstract boolean isEnabled(Instant now);

    /** Whether the key's restrictions let this caller send mail. */
    abstract boolean maySend(InetAddress caller);

    abstract void used(Instant now);

    /** The key as its provider shows it, without the token where the provider doesn't show that. */
    abstract ObjectNode json();

    /** A token was issued in a call with these quirks. */
    void issued(Quirks quirks, Instant now) {
        unlisted = quirks.unlisted().from(now);
        refused = quirks.refused().from(now);
    }

    boolean isListed(Instant now) {
        return unlisted.isOverAfterLook(now);
    }

    boolean isKnown(Instant now) {
        return refused.isOver(now);
    }

    boolean isKnownAfterUse(Instant now) {
        return refused.isOverAfterLook(now);
    }

    final SimulatedKey view() {
        return new SimulatedKey(id(), name, token);
    }
}
