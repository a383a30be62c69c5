package dev.mailkeys.jetemail;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.mailkeys.core.Model;
import dev.mailkeys.core.provider.Constraints;
import dev.mailkeys.core.provider.Models;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What to change of a key. What is absent is left alone; an empty list asks for the list to be cleared.
 *
 * <p>There is no status here: JetEmail ignores every other field when one is sent, so {@link JetEmailKeys#enable} and
 * {@link JetEmailKeys#disable} are calls of their own.
 */
@Value.Immutable
@Model
@JsonDeserialize(builder = Void.class) // For Immutables: the builder has the fields' names.
public abstract class KeyChanges {

    KeyChanges() {}

    /**
     * The new name.
     *
     * @return 1 to 64 letters, digits, hyphens, underscores and white space; empty to leave it
     */
    @JsonProperty(value = "name", required = true)
    public abstract Optional<String> name();

    /**
     * Whether the key may send from every verified domain of the account.
     *
     * @return the new setting; empty to leave it
     */
    @JsonProperty(value = "allowAllDomains", required = true)
    public abstract Optional<Boolean> allowAllDomains();

    /**
     * The domains that the key may send from, in place of the present ones.
     *
     * @return at most 253 host names; empty to leave them
     */
    @JsonProperty(value = "approvedDomains", required = true)
    public abstract Optional<List<String>> approvedDomains();

    /**
     * How many mails the key may send.
     *
     * @return 0 to 1,000,000, 0 for no limit; empty to leave it
     */
    @JsonProperty(value = "quota", required = true)
    public abstract Optional<Integer> quota();

    /**
     * The addresses and ranges that the key may be used from, in place of the present ones.
     *
     * @return at most 50 IPv4 and IPv6 addresses and CIDR ranges; empty to leave them
     */
    @JsonProperty(value = "ipRestrictions", required = true)
    public abstract Optional<List<String>> ipRestrictions();

    /**
     * Starts changes.
     *
     * @return a builder in which nothing is changed
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Keeps copies of the lists, so that nobody can change them afterwards. */
    @Value.Check
    KeyChanges withOwnLists() {
        Optional<List<String>> domains = approvedDomains().map(list -> Models.ownList("approvedDomains", list));
        Optional<List<String>> ips = ipRestrictions().map(list -> Models.ownList("ipRestrictions", list));
        boolean own = isSame(domains, approvedDomains()) && isSame(ips, ipRestrictions());
        return own
                ? this
                : builder()
                        .from(this)
                        .approvedDomains(domains)
                        .ipRestrictions(ips)
                        .build();
    }

    void check(Constraints rules) {
        name().ifPresent(name -> KeyRules.name(name, rules));
        approvedDomains().ifPresent(domains -> KeyRules.domains(domains, rules));
        quota().ifPresent(quota -> KeyRules.quota(quota, rules));
        ipRestrictions().ifPresent(ips -> KeyRules.ips(ips, rules));
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static KeyChanges of(Map<String, @Nullable Object> fields) {
        return Models.build("jetemail.update", fields, Builder.class, Builder::build, KeyChanges::check);
    }

    @JsonValue
    Map<String, @Nullable Object> json() {
        return Models.fields(this);
    }

    private static boolean isSame(Optional<List<String>> one, Optional<List<String>> other) {
        return one.orElse(null) == other.orElse(null);
    }

    /** Builds {@link KeyChanges}. Not safe to share between threads. */
    public static class Builder extends ImmutableKeyChanges.Builder {
        Builder() {}
    }
}
