package dev.mailkeys.elasticemail;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.mailkeys.core.Model;
import dev.mailkeys.core.provider.Constraints;
import dev.mailkeys.core.provider.Models;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** All that can be said of a key: one to be created, or one to take the place of another. */
@Value.Immutable
@Model
@JsonDeserialize(builder = Void.class) // For Immutables: the builder has the fields' names.
public abstract class NewKey {

    NewKey() {}

    /**
     * The key's name, by which it is addressed from then on. Elastic Email documents neither a length nor a pattern,
     * nor what it answers to a name that is taken. A name with a slash is sent percent-encoded, but may be out of
     * reach.
     *
     * @return the name; neither empty nor {@code .} nor {@code ..}, which can't be addressed
     */
    @JsonProperty(value = "Name", required = true)
    public abstract String name();

    /**
     * What the key may do.
     *
     * @return the levels; at least one, none of them blank. {@link AccessLevel#NONE} is a key that may do nothing
     */
    @JsonProperty(value = "AccessLevel", required = true)
    public abstract List<AccessLevel> accessLevels();

    /**
     * When the key stops working.
     *
     * @return the moment, which is not in the past when the key is created; empty for never
     */
    @JsonProperty(value = "Expires", required = true)
    public abstract Optional<Instant> expires();

    /**
     * The addresses and ranges that the key may be used from. Elastic Email does not document their syntax; its older
     * API took CIDR ranges. They are sent as they stand.
     *
     * @return the addresses and ranges; empty for anywhere
     */
    @JsonProperty(value = "RestrictAccessToIPRange", required = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public abstract List<String> ipRestrictions();

    /**
     * A key that never expires and may be used from anywhere.
     *
     * @param name the key's name
     * @param levels what it may do
     * @return the key to be created
     */
    public static NewKey named(String name, AccessLevel... levels) {
        Objects.requireNonNull(name, "name must not be null");
        Objects.requireNonNull(levels, "levels must not be null");
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

    /** A date in the past is refused for a key that is to be made only: written to a key that there is, it ends that key. */
    void checkNew(Constraints rules) {
        check(rules);
        expires().ifPresent(moment -> KeyRules.expires(moment, rules));
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static NewKey of(Map<String, @Nullable Object> fields) {
        return Models.build("elasticemail.create", fields, Builder.class, Builder::build, NewKey::checkNew);
    }

    @JsonValue
    Map<String, @Nullable Object> json() {
        return Models.fields(this);
    }

    /** Every field, also where it says nothing: that clears it beyond doubt in the key that is replaced. */
    Map<String, @Nullable Object> whole() {
        Map<String, @Nullable Object> fields = json();
        fields.putIfAbsent("Expires", null);
        fields.putIfAbsent("RestrictAccessToIPRange", List.of());
        return fields;
    }

    /** Builds a {@link NewKey}. Not safe to share between threads. */
    public static class Builder extends ImmutableNewKey.Builder {
        Builder() {}
    }
}
