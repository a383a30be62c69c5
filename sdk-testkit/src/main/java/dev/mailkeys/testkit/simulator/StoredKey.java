package dev.mailkeys.testkit.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mailkeys.testkit.SimulatedKey;
import dev.mailkeys.testkit.http.Quirks;
import dev.mailkeys.testkit.http.Wait;
import java.net.InetAddress;
import java.time.Instant;

/** What the keys of all providers have in common. Guarded by the provider's lock. */
public abstract class StoredKey {
    public String name;
    public String token;
    private Wait unlisted = Wait.none();
    private Wait refused = Wait.none();

    public StoredKey(String name, String token) {
        this.name = name;
        this.token = token;
    }

    public abstract String id();

    /** Whether the key is enabled and has not expired, regardless of its rights and addresses. */
    public abstract boolean isEnabled(Instant now);

    /** Whether the key's restrictions let this caller send mail. */
    public abstract boolean maySend(InetAddress caller);

    /** The key as its provider shows it, without the token where the provider doesn't show that. */
    public abstract ObjectNode json();

    /** A token was issued in a call with these quirks. */
    public void issued(Quirks quirks, Instant now) {
        unlisted = quirks.unlisted().from(now);
        refused = quirks.refused().from(now);
    }

    public boolean isListed(Instant now) {
        return unlisted.isOverAfterLook(now);
    }

    public boolean isKnown(Instant now) {
        return refused.isOver(now);
    }

    public boolean isKnownAfterUse(Instant now) {
        return refused.isOverAfterLook(now);
    }

    public final SimulatedKey view() {
        return new SimulatedKey(id(), name, token);
    }
}
