package dev.mailkeys.elasticemail;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.mailkeys.core.Model;
import dev.mailkeys.core.provider.Constraints;
import dev.mailkeys.core.provider.Models;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** What to change of a key. What is absent stays as it is; an empty list clears the list. */
@Value.Immutable
@Model
@JsonDeserialize(builder = Void.class) // For Immutables: the builder has the fields' names.
public abstract class KeyChanges {

    private static final String EXPIRES = "Expires";

    KeyChanges() {}

    /**
     * The new name. Elastic Email takes a name in an update, and its web pages can rename a key, but no document says
     * that this does: look at the answer. A key that was renamed is addressed by its new name.
     *
     * @return the name; empty to leave it
     */
    @JsonProperty(value = "Name", required = true)
    public abstract Optional<String> name();

    /**
     * What the key may do, in place of the present levels. Taking levels from the key that a client itself uses can
     * lock that client out.
     *
     * @return the levels, at least one and none of them blank; empty to leave them
     */
    @JsonProperty(value = "AccessLevel", required = true)
    public abstract Optional<List<AccessLevel>> accessLevels();

    /**
     * When the key stops working.
     *
     * @return the moment; one in the past ends the key; empty to leave it, see {@link #neverExpires()} for clearing it
     */
    @JsonProperty(value = "Expires", required = true)
    public abstract Optional<Instant> expires();

    /**
     * Whether the key is to lose its date of expiry. It can't be given a new one at the same time.
     *
     * @return {@code false} unless set
     */
    @JsonIgnore
    @Value.Default
    public boolean neverExpires() {
        return false;
    }

    /**
     * The addresses and ranges that the key may be used from, in place of the present ones.
     *
     * @return the addresses and ranges, whose syntax is left to Elastic Email; empty to leave them
     */
    @JsonProperty(value = "RestrictAccessToIPRange", required = true)
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
        Optional<List<AccessLevel>> levels = accessLevels().map(list -> Models.ownList("accessLevels", list));
        Optional<List<String>> ips = ipRestrictions().map(list -> Models.ownList("ipRestrictions", list));
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

    /** An expiry that is {@code null} clears it, for Elastic Email as here. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static KeyChanges of(Map<String, @Nullable Object> fields) {
        boolean never = fields.containsKey(EXPIRES) && fields.get(EXPIRES) == null;
        return Models.build(
                "elasticemail.update",
                fields,
                Builder.class,
                changes -> changes.neverExpires(never).build(),
                KeyChanges::check);
    }

    @JsonValue
    Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> fields = Models.fields(this);
        if (neverExpires()) {
            fields.put(EXPIRES, null);
        }
        return fields;
    }

    private static <T> boolean isSame(Optional<List<T>> one, Optional<List<T>> other) {
        return one.orElse(null) == other.orElse(null);
    }

    /** Builds {@link KeyChanges}. Not safe to share between threads. */
    public static class Builder extends ImmutableKeyChanges.Builder {
        Builder() {}
    }
}
