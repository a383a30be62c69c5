package dev.mailkeys.elasticemail;

import dev.mailkeys.core.Model;
import dev.mailkeys.core.provider.Constraints;
import dev.mailkeys.core.provider.JsonWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What to change of a key. What is absent stays as it is; an empty list clears the list. */
@Value.Immutable
@Model
public abstract class KeyChanges {

    KeyChanges() {}

    /**
     * The new name. Elastic Email takes a name in an update, and its web pages can rename a key, but no document says
     * that this does: look at the answer. A key that was renamed is addressed by its new name.
     *
     * @return the name; empty to leave it
     */
    public abstract Optional<String> name();

    /**
     * What the key may do, in place of the present levels. Taking levels from the key that a client itself uses can
     * lock that client out.
     *
     * @return the levels; empty to leave them
     */
    public abstract Optional<List<AccessLevel>> accessLevels();

    /**
     * When the key stops working.
     *
     * @return the moment; empty to leave it, see {@link #neverExpires()} for clearing it
     */
    public abstract Optional<Instant> expires();

    /**
     * Whether the key is to lose its date of expiry. It can't be given a new one at the same time.
     *
     * @return {@code false} unless set
     */
    @Value.Default
    public boolean neverExpires() {
        return false;
    }

    /**
     * The addresses and ranges that the key may be used from, in place of the present ones.
     *
     * @return the addresses and ranges, whose syntax is left to Elastic Email; empty to leave them
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
        Optional<List<AccessLevel>> levels = accessLevels().map(List::copyOf);
        Optional<List<String>> ips = ipRestrictions().map(List::copyOf);
        boolean own = isSame(levels, accessLevels()) && isSame(ips, ipRestrictions());
        return own
                ? this
                : builder().from(this).accessLevels(levels).ipRestrictions(ips).build();
    }

    void check(Constraints rules) {
        name().ifPresent(name -> KeyRules.name(name, rules));
        accessLevels().ifPresent(levels -> KeyRules.accessLevels(levels, rules));
        boolean oneWish = expires().isEmpty() || !neverExpires();
        rules.require(oneWish, "expires", "must not be set together with neverExpires", "mailkeys");
        ipRestrictions().ifPresent(ips -> KeyRules.ips(ips, rules));
    }

    /** Writes the whole key: what is to change, and the rest as it is at present. */
    void write(CurrentKey current, JsonWriter out) {
        name().ifPresentOrElse(name -> out.text("Name", name), () -> current.write("Name", out));
        accessLevels()
                .ifPresentOrElse(levels -> AccessLevel.write(out, levels), () -> current.write("AccessLevel", out));
        writeExpires(current, out);
        String ips = "RestrictAccessToIPRange";
        ipRestrictions().ifPresentOrElse(list -> out.texts(ips, list), () -> current.write(ips, out));
        current.writeUnknown(out);
    }

    private void writeExpires(CurrentKey current, JsonWriter out) {
        if (neverExpires()) {
            out.none("Expires");
        } else {
            expires().ifPresentOrElse(moment -> out.time("Expires", moment), () -> current.write("Expires", out));
        }
    }

    private static <T> boolean isSame(Optional<List<T>> one, Optional<List<T>> other) {
        return one.orElse(null) == other.orElse(null);
    }

    /** Builds {@link KeyChanges}. Not safe to share between threads. */
    public static class Builder extends ImmutableKeyChanges.Builder {
        Builder() {}
    }
}
