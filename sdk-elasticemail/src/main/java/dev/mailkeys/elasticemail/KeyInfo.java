package dev.mailkeys.elasticemail;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.mailkeys.core.Model;
import dev.mailkeys.core.UnknownFields;
import dev.mailkeys.core.provider.Models;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A key as Elastic Email describes it, without its token. Nothing in it tells whether two keys of a name are the same.
 */
@Value.Immutable
@Model
@JsonDeserialize(builder = KeyInfo.Builder.class)
public abstract class KeyInfo {

    KeyInfo() {}

    /**
     * The key's name, by which it is addressed. Elastic Email gives a key no other handle.
     *
     * @return the name
     */
    @JsonProperty(value = "Name", required = true)
    public abstract String name();

    /**
     * What the key may do.
     *
     * @return the levels
     */
    @JsonProperty(value = "AccessLevel", required = true)
    public abstract List<AccessLevel> accessLevels();

    /**
     * When the key was created.
     *
     * @return the moment, in UTC where Elastic Email names no offset
     */
    @JsonProperty("DateCreated")
    public abstract Optional<Instant> created();

    /**
     * When the key was last used.
     *
     * @return the moment; empty if it was not used yet
     */
    @JsonProperty("LastUse")
    public abstract Optional<Instant> lastUsed();

    /**
     * When the key stops working.
     *
     * @return the moment; empty for never
     */
    @JsonProperty(value = "Expires", required = true)
    public abstract Optional<Instant> expires();

    /**
     * The addresses and ranges that the key may be used from.
     *
     * @return the addresses and ranges as Elastic Email writes them; empty for anywhere
     */
    @JsonProperty(value = "RestrictAccessToIPRange", required = true)
    public abstract List<String> ipRestrictions();

    /**
     * What else Elastic Email answered.
     *
     * @return fields that this version has no name for
     */
    @JsonIgnore
    @Value.Default
    public UnknownFields unknownFields() {
        return UnknownFields.none();
    }

    /**
     * Starts a key, for tests of code that works with one.
     *
     * @return a builder that needs a name
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Everything but the tokens, in one line. */
    @Override
    public String toString() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("name", name());
        fields.put("accessLevels", accessLevels());
        fields.put("created", created());
        fields.put("lastUsed", lastUsed());
        fields.put("expires", expires());
        fields.put("ipRestrictions", ipRestrictions());
        fields.put("unknownFields", unknownFields());
        return Models.line("KeyInfo", fields);
    }

    @JsonValue
    Map<String, @Nullable Object> json() {
        return Models.fields(this, unknownFields());
    }

    /** Builds a {@link KeyInfo}. Not safe to share between threads. */
    public static class Builder extends ImmutableKeyInfo.Builder {

        @JsonAnySetter
        private final Map<String, @Nullable Object> others = new LinkedHashMap<>();

        Builder() {}

        /** By the name that was asked for, where the answer tells none. */
        KeyInfo build(String asked) {
            try {
                return build();
            } catch (IllegalStateException noName) {
                return name(asked).build();
            }
        }

        @Override
        public KeyInfo build() {
            if (!others.isEmpty()) {
                unknownFields(UnknownFields.of(others));
            }
            return super.build();
        }
    }
}
