package dev.mailkeys.testkit.simulator.emailit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mailkeys.testkit.http.JsonTrees;
import dev.mailkeys.testkit.simulator.StoredKey;
import java.net.InetAddress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** An API key of Emailit. */
final class EmailitKey extends StoredKey {
    static final String FULL = "full";
    static final String SENDING = "sending";

    private final String id;
    final String scope;
    private final JsonNode sendingDomainId;
    private final Instant created;
    private Instant updated;
    private @Nullable Instant lastUsed;

    EmailitKey(String id, String name, String token, String scope, JsonNode sendingDomainId, Instant now) {
        super(name, token);
        this.id = id;
        this.scope = scope;
        this.sendingDomainId = sendingDomainId;
        this.created = now;
        this.updated = now;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public boolean isEnabled(Instant now) {
        return true;
    }

    @Override
    public boolean maySend(InetAddress caller) {
        return true; // Both scopes send; the domain of a sending key is an id that no message carries.
    }

    void used(Instant now) {
        lastUsed = now;
    }

    boolean isFull() {
        return scope.equals(FULL);
    }

    void rename(String newName, Instant now) {
        name = newName;
        updated = now;
    }

    void regenerate(String newToken, Instant now) {
        token = newToken;
        updated = now;
    }

    /** {@code {object, id, name}}: what a conflict and a deletion show. */
    ObjectNode reference() {
        ObjectNode reference = JsonTrees.object().put("object", "api_key");
        putId(reference);
        return reference.put("name", name);
    }

    @Override
    public ObjectNode json() {
        ObjectNode json = reference();
        json.put("scope", scope);
        json.set("sending_domain_id", sendingDomainId);
        json.put("last_used_at", lastUsed == null ? null : text(lastUsed));
        return json.put("created_at", text(created)).put("updated_at", text(updated));
    }

    /** Lists leave out what every item is. */
    ObjectNode listItem() {
        ObjectNode item = json();
        item.remove("object");
        return item;
    }

    /** Ids of digits only are the older kind, which were numbers in JSON. */
    private void putId(ObjectNode target) {
        if (id.chars().allMatch(Character::isDigit)) {
            target.put("id", Long.parseLong(id));
        } else {
            target.put("id", id);
        }
    }

    private static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
