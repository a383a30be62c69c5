package dev.mailkeys.emailit;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.mailkeys.core.Model;
import dev.mailkeys.core.UnknownFields;
import dev.mailkeys.core.provider.Models;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A key as Emailit shows it: everything but its token, which is only ever in an {@link IssuedKey}. */
@Value.Immutable
@Model
@JsonDeserialize(builder = KeyInfo.Builder.class)
public abstract class KeyInfo {

    KeyInfo() {}

    /**
     * The handle that stays the same when the key is renamed or rotated.
     *
     * @return the id, {@code key_…}; digits in older answers
     */
    @JsonProperty(value = "id", required = true)
    public abstract String id();

    /**
     * The key's name, unique in its workspace.
     *
     * @return the name
     */
    @JsonProperty(value = "name", required = true)
    public abstract String name();

    /**
     * What the key may do.
     *
     * @return the scope
     */
    @JsonProperty(value = "scope", required = true)
    public abstract Scope scope();

    /**
     * The one domain that the key may send from.
     *
     * @return the domain's id, {@code dom_…} or digits in older answers; empty for every domain of the workspace
     */
    @JsonProperty(value = "sending_domain_id", required = true)
    public abstract Optional<String> sendingDomainId();

    /**
     * When the key was last used. How soon a use shows here is not documented.
     *
     * @return the moment; empty if the key has not been used
     */
    @JsonProperty("last_used_at")
    public abstract Optional<Instant> lastUsed();

    /**
     * When the key was created.
     *
     * @return the moment
     */
    @JsonProperty("created_at")
    public abstract Optional<Instant> created();

    /**
     * When the key was last changed.
     *
     * @return the moment
     */
    @JsonProperty("updated_at")
    public abstract Optional<Instant> updated();

    /**
     * What else Emailit answered.
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
     * @return an empty builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Everything but the tokens, in one line. */
    @Override
    public String toString() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", id());
        fields.put("name", name());
        fields.put("scope", scope());
        fields.put("sendingDomainId", sendingDomainId());
        fields.put("lastUsed", lastUsed());
        fields.put("created", created());
        fields.put("updated", updated());
        fields.put("unknownFields", unknownFields());
        return Models.line("KeyInfo", fields);
    }

    @JsonValue
    Map<String, @Nullable Object> json() {
        return Models.fields(this, unknownFields());
    }

    /** Builds a {@link KeyInfo}. Not safe to share between threads. */
    @JsonIgnoreProperties("object")
    public static class Builder extends ImmutableKeyInfo.Builder {

        @JsonAnySetter
        private final Map<String, @Nullable Object> others = new LinkedHashMap<>();

        Builder() {}

        @Override
        public KeyInfo build() {
            if (!others.isEmpty()) {
                unknownFields(UnknownFields.of(others));
            }
            return super.build();
        }
    }
}
