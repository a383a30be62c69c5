package dev.mailkeys.testkit.simulator.elasticemail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mailkeys.testkit.http.JsonTrees;
import dev.mailkeys.testkit.simulator.AddressRange;
import dev.mailkeys.testkit.simulator.StoredKey;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An API key of Elastic Email. */
final class ElasticEmailKey extends StoredKey {
    private final ElasticEmailOptions options;
    private final Instant created;
    private @Nullable Instant lastUse;
    private @Nullable Instant expires;
    private List<String> accessLevels = List.of();
    private List<String> addressRanges = List.of();

    ElasticEmailKey(String name, String token, Instant now, ElasticEmailOptions options) {
        super(name, token);
        this.created = now;
        this.options = options;
    }

    @Override
    public String id() {
        return name;
    }

    @Override
    public boolean isEnabled(Instant now) {
        return expires == null || now.isBefore(expires);
    }

    @Override
    public boolean maySend(InetAddress caller) {
        return admits(caller) && has("SendHttp");
    }

    void used(Instant now) {
        lastUse = now;
    }

    boolean admits(InetAddress caller) {
        return AddressRange.allows(addressRanges, caller);
    }

    boolean has(String accessLevel) {
        return accessLevels.contains(accessLevel);
    }

    void expire(Instant at) {
        expires = at;
    }

    /** Replaces everything: what the payload doesn't mention is cleared. */
    void replace(JsonNode payload) {
        name = payload.path("Name").asText(name);
        accessLevels = JsonTrees.texts(payload.path("AccessLevel"));
        addressRanges = JsonTrees.texts(payload.path("RestrictAccessToIPRange"));
        expires = ElasticEmailDates.parse(payload.path("Expires").asText()).orElse(null);
    }

    @Override
    public ObjectNode json() {
        ObjectNode json = JsonTrees.object();
        json.set("AccessLevel", JsonTrees.array(accessLevels));
        json.put("Name", name);
        json.put("DateCreated", ElasticEmailDates.format(created, options.datesWithOffset));
        json.put("LastUse", text(lastUse));
        json.put("Expires", text(expires));
        json.set("RestrictAccessToIPRange", JsonTrees.array(addressRanges));
        return json;
    }

    private @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : ElasticEmailDates.format(instant, options.datesWithOffset);
    }
}
