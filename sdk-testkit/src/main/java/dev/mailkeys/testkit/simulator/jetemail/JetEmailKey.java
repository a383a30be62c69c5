package dev.mailkeys.testkit.simulator.jetemail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mailkeys.testkit.http.JsonTrees;
import dev.mailkeys.testkit.simulator.AddressRange;
import dev.mailkeys.testkit.simulator.StoredKey;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A transactional key of JetEmail. */
public final class JetEmailKey extends StoredKey {
    static final String ACTIVE = "active";
    static final String DISABLED = "disabled";
    private static final Set<String> SENDING = Set.of(ACTIVE, "quota-unlocked");

    public final String uuid = UUID.randomUUID().toString();
    final Instant created;
    private final JetEmailOptions options;
    public String status = ACTIVE;
    boolean allowAllDomains;
    List<String> approvedDomains = List.of();
    List<String> ipRestrictions = List.of();
    int quota;
    int usage;
    Instant modified;

    JetEmailKey(String name, String token, Instant now, JetEmailOptions options) {
        super(name, token);
        this.created = now;
        this.modified = now;
        this.options = options;
    }

    @Override
    public String id() {
        return uuid;
    }

    @Override
    public boolean isEnabled(Instant now) {
        return SENDING.contains(status);
    }

    @Override
    public boolean maySend(InetAddress caller) {
        return AddressRange.allows(ipRestrictions, caller) && (quota == 0 || usage < quota);
    }

    void used(Instant now) {
        usage++;
    }

    /** Whether mail may come from this domain; an empty list is taken for no restriction. */
    boolean approves(String domain) {
        return allowAllDomains || approvedDomains.isEmpty() || approvedDomains.contains(domain);
    }

    /** Takes over the fields that are there; an absent one is left alone, an empty list clears. */
    void apply(JsonNode fields, Instant now) {
        name = fields.path("name").asText(name);
        quota = fields.path("quota").asInt(quota);
        allowAllDomains = fields.path("allowAllDomains").asBoolean(allowAllDomains);
        approvedDomains =
                fields.has("approvedDomains") ? JsonTrees.texts(fields.get("approvedDomains")) : approvedDomains;
        ipRestrictions = fields.has("ipRestrictions") ? JsonTrees.texts(fields.get("ipRestrictions")) : ipRestrictions;
        modified = now;
    }

    @Override
    public ObjectNode json() {
        return listItem(true);
    }

    ObjectNode listItem(boolean masked) {
        ObjectNode item = JsonTrees.object();
        item.put("api_token", masked ? "transactional_***" + token.substring(Math.max(0, token.length() - 4)) : token);
        item.put("uuid", uuid).put("name", name);
        putStatus(item);
        item.put("allowAllDomains", allowAllDomains);
        putList(item, "approvedDomains", approvedDomains);
        item.put("usage", usage).put("quota", quota);
        putList(item, "ipRestrictions", ipRestrictions);
        item.put("created_date", String.valueOf(created.toEpochMilli()));
        return item.put("last_modified", modified.getEpochSecond());
    }

    private void putStatus(ObjectNode item) {
        if (options.statusWords) {
            item.put("status", status);
        } else {
            item.put("status", SENDING.contains(status) ? 1 : 0);
        }
    }

    private void putList(ObjectNode item, String field, List<String> values) {
        if (options.listsAsText) {
            item.put(field, JsonTrees.array(values).toString());
        } else {
            item.set(field, JsonTrees.array(values));
        }
    }
}
