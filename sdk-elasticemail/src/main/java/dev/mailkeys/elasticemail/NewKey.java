package dev.mailkeys.elasticemail;

import dev.mailkeys.core.Model;
import dev.mailkeys.core.provider.Constraints;
import dev.mailkeys.core.provider.JsonWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** All that can be said of a key: one to be created, or one to take the place of another. */
@Value.Immutable
@Model
public abstract class NewKey {

    NewKey() {}

    /**
     * The key's name, by which it is addressed from then on. Elastic Email documents neither a length nor a pattern,
     * nor what it answers to a name that is taken. A name with a slash is sent percent-encoded, but may be out of
     * reach.
     *
     * @return the name; neither empty nor {@code .} nor {@code ..}, which can't be addressed
     */
    public abstract String name();

    /**
     * What the key may do.
     *
     * @return the levels; empty for none
     */
    public abstract List<AccessLevel> accessLevels();

    /**
     * When the key stops working.
     *
     * @return the moment; empty for never
     */
    public abstract Optional<Instant> expires();

    /**
     * The addresses and ranges that the key may be used from. Elastic Email does not document their syntax; its older
     * API took CIDR ranges. They are sent as they stand.
     *
     * @return the addresses and ranges; empty for anywhere
     */
    public abstract List<String> ipRestrictions();

    /**
     * A key that never expires and may be used from anywhere.
     *
     * @param name the key's name
     * @param levels what it may do
     * @return the key to be created
     */
    public static NewKey named(String name, AccessLevel... levels) {
        return builder().name(name).addAccessLevels(levels).build();
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
        KeyRules.accessLevels(accessLevels(), rules);
        KeyRules.ips(ipRestrictions(), rules);
    }

    void write(JsonWriter out) {
        out.text("Name", name());
        AccessLevel.write(out, accessLevels());
        expires().ifPresent(moment -> out.time("Expires", moment));
        if (!ipRestrictions().isEmpty()) {
            out.texts("RestrictAccessToIPRange", ipRestrictions());
        }
    }

    /** Writes every field, also where it says nothing: that clears it beyond doubt in the key that is replaced. */
    void writeWhole(JsonWriter out) {
        write(out);
        if (expires().isEmpty()) {
            out.none("Expires");
        }
        if (ipRestrictions().isEmpty()) {
            out.texts("RestrictAccessToIPRange", List.of());
        }
    }

    /** Builds a {@link NewKey}. Not safe to share between threads. */
    public static class Builder extends ImmutableNewKey.Builder {
        Builder() {}
    }
}
