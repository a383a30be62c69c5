package dev.mailkeys.jetemail;

import dev.mailkeys.core.Model;
import dev.mailkeys.core.provider.Constraints;
import dev.mailkeys.core.provider.JsonWriter;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * What to change of a key. What is absent is left alone; an empty list asks for the list to be cleared.
 *
 * <p>There is no status here: JetEmail ignores every other field when one is sent, so {@link JetEmailKeys#enable} and
 * {@link JetEmailKeys#disable} are calls of their own.
 */
@Value.Immutable
@Model
public abstract class KeyChanges {

    KeyChanges() {}

    /**
     * The new name.
     *
     * @return 1 to 64 letters, digits, hyphens, underscores and white space; empty to leave it
     */
    public abstract Optional<String> name();

    /**
     * Whether the key may send from every verified domain of the account.
     *
     * @return the new setting; empty to leave it
     */
    public abstract Optional<Boolean> allowAllDomains();

    /**
     * The domains that the key may send from, in place of the present ones.
     *
     * @return at most 253 host names; empty to leave them
     */
    public abstract Optional<List<String>> approvedDomains();

    /**
     * How many mails the key may send.
     *
     * @return 0 to 1,000,000, 0 for no limit; empty to leave it
     */
    public abstract Optional<Integer> quota();

    /**
     * The addresses and ranges that the key may be used from, in place of the present ones.
     *
     * @return at most 50 IPv4 and IPv6 addresses and CIDR ranges; empty to leave them
     */
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
        Optional<List<String>> domains = approvedDomains().map(List::copyOf);
        Optional<List<String>> ips = ipRestrictions().map(List::copyOf);
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

    void write(JsonWriter out) {
        out.text("name", name());
        allowAllDomains().ifPresent(allow -> out.flag("allowAllDomains", allow));
        approvedDomains().ifPresent(domains -> out.texts("approvedDomains", domains));
        quota().ifPresent(quota -> out.number("quota", quota));
        ipRestrictions().ifPresent(ips -> out.texts("ipRestrictions", ips));
    }

    private static boolean isSame(Optional<List<String>> one, Optional<List<String>> other) {
        return one.orElse(null) == other.orElse(null);
    }

    /** Builds {@link KeyChanges}. Not safe to share between threads. */
    public static class Builder extends ImmutableKeyChanges.Builder {
        Builder() {}
    }
}
