package dev.mailkeys.jetemail;

import dev.mailkeys.core.Model;
import dev.mailkeys.core.provider.Constraints;
import dev.mailkeys.core.provider.JsonWriter;
import java.util.List;
import org.immutables.value.Value;

/** A key to be created. Limits are JetEmail's documented ones, checked before anything is sent. */
@Value.Immutable
@Model
public abstract class NewKey {

    NewKey() {}

    /**
     * The key's name. It need not be unique.
     *
     * @return 1 to 64 letters, digits, hyphens, underscores and white space
     */
    public abstract String name();

    /**
     * Whether the key may send from every verified domain of the account.
     *
     * @return {@code false} unless set
     */
    @Value.Default
    public boolean allowAllDomains() {
        return false;
    }

    /**
     * The domains that the key may send from.
     *
     * @return at most 253 host names
     */
    public abstract List<String> approvedDomains();

    /**
     * How many mails the key may send.
     *
     * @return 0 to 1,000,000; 0, the default, for no limit
     */
    @Value.Default
    public int quota() {
        return 0;
    }

    /**
     * The addresses and ranges that the key may be used from.
     *
     * @return at most 50 IPv4 and IPv6 addresses and CIDR ranges; empty for anywhere
     */
    public abstract List<String> ipRestrictions();

    /**
     * A key of which only the name is set.
     *
     * @param name the key's name
     * @return the key to be created
     */
    public static NewKey named(String name) {
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

    void write(JsonWriter out) {
        out.text("name", name());
        if (allowAllDomains()) {
            out.flag("allowAllDomains", true);
        }
        if (!approvedDomains().isEmpty()) {
            out.texts("approvedDomains", approvedDomains());
        }
        if (quota() != 0) {
            out.number("quota", quota());
        }
        if (!ipRestrictions().isEmpty()) {
            out.texts("ipRestrictions", ipRestrictions());
        }
    }

    /** Builds a {@link NewKey}. Not safe to share between threads. */
    public static class Builder extends ImmutableNewKey.Builder {
        Builder() {}
    }
}
