package dev.mailkeys.jetemail;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.mailkeys.core.Model;
import dev.mailkeys.core.provider.Constraints;
import dev.mailkeys.core.provider.Models;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A key to be created. Limits are JetEmail's documented ones, checked before anything is sent. */
@Value.Immutable
@Model
@JsonDeserialize(builder = Void.class) // For Immutables: the builder has the fields' names.
public abstract class NewKey {

    NewKey() {}

    /**
     * The key's name. It need not be unique.
     *
     * @return 1 to 64 letters, digits, hyphens, underscores and white space
     */
    @JsonProperty(value = "name", required = true)
    public abstract String name();

    /**
     * Whether the key may send from every verified domain of the account.
     *
     * @return {@code false} unless set
     */
    @JsonProperty(value = "allowAllDomains", required = true)
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    @Value.Default
    public boolean allowAllDomains() {
        return false;
    }

    /**
     * The domains that the key may send from.
     *
     * @return at most 253 host names
     */
    @JsonProperty(value = "approvedDomains", required = true)
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    public abstract List<String> approvedDomains();

    /**
     * How many mails the key may send.
     *
     * @return 0 to 1,000,000; 0, the default, for no limit
     */
    @JsonProperty(value = "quota", required = true)
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    @Value.Default
    public int quota() {
        return 0;
    }

    /**
     * The addresses and ranges that the key may be used from.
     *
     * @return at most 50 IPv4 and IPv6 addresses and CIDR ranges; empty for anywhere
     */
    @JsonProperty(value = "ipRestrictions", required = true)
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    public abstract List<String> ipRestrictions();

    /**
     * A key of which only the name is set.
     *
     * @param name the key's name
     * @return the key to be created
     */
    public static NewKey named(String name) {
        Objects.requireNonNull(name, "name must not be null");
        return builder().name(name).build();
    }

    /**
     * Starts a key.
     *
     * @return a builder that needs a name
     */
    public static Builder builder() {
        return new Builder();
    }

    void check(Constraints rules) {
        KeyRules.name(name(), rules);
        KeyRules.domains(approvedDomains(), rules);
        KeyRules.quota(quota(), rules);
        KeyRules.ips(ipRestrictions(), rules);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static NewKey of(Map<String, @Nullable Object> fields) {
        return Models.build("jetemail.create", fields, Builder.class, Builder::build, NewKey::check);
    }

    @JsonValue
    Map<String, @Nullable Object> json() {
        return Models.fields(this);
    }

    /** Builds a {@link NewKey}. Not safe to share between threads. */
    public static class Builder extends ImmutableNewKey.Builder {
        Builder() {}
    }
}
