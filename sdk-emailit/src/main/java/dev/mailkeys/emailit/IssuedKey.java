package dev.mailkeys.emailit;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.mailkeys.core.Model;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.UnknownFields;
import dev.mailkeys.core.provider.Models;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a create or a rotate. Keep the token at once: Emailit never shows it again.
 *
 * <p>The other fields are what Emailit says that it made, not what was asked for; compare {@link #scope()} and
 * {@link #sendingDomainId()} where they matter. What a rotate answers is not documented in full, so all of them but the
 * id may be missing: a token must not be lost over them.
 */
@Value.Immutable
@Model
@JsonDeserialize(builder = IssuedKey.Builder.class)
public abstract class IssuedKey {

    IssuedKey() {}

    /**
     * The new token, {@code secret_…}.
     *
     * @return the token
     */
    @JsonProperty(value = "key", required = true)
    public abstract Secret token();

    /**
     * The key's id, under which it can be renamed, rotated and deleted.
     *
     * @return the id, {@code key_…}; digits in older answers; the id that was asked for if a rotate's answer has none
     */
    @JsonIgnore
    public abstract String id();

    /**
     * The key's name.
     *
     * @return the name; empty if the answer has none
     */
    @JsonProperty("name")
    public abstract Optional<String> name();

    /**
     * What the key may do.
     *
     * @return the scope; empty if the answer has none
     */
    @JsonProperty("scope")
    public abstract Optional<Scope> scope();

    /**
     * The one domain that the key may send from.
     *
     * @return the domain's id; empty for every domain of the workspace, or if the answer does not say
     */
    @JsonProperty("sending_domain_id")
    public abstract Optional<String> sendingDomainId();

    /**
     * When the key, not the token, was created.
     *
     * @return the moment; empty if the answer has none
     */
    @JsonProperty("created_at")
    public abstract Optional<Instant> created();

    /**
     * When the key was last changed.
     *
     * @return the moment; empty if the answer has none
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
     * Starts an answer, for tests of code that works with one.
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
        fields.put("token", token());
        fields.put("id", id());
        fields.put("name", name());
        fields.put("scope", scope());
        fields.put("sendingDomainId", sendingDomainId());
        fields.put("created", created());
        fields.put("updated", updated());
        fields.put("unknownFields", unknownFields());
        return Models.line("IssuedKey", fields);
    }

    @JsonValue
    Map<String, @Nullable Object> refuseToBeWritten() {
        throw Models.refusal("An IssuedKey", "Call token().reveal() where the token must leave.");
    }

    /** Builds an {@link IssuedKey}. Not safe to share between threads. */
    @JsonIgnoreProperties({"object", "last_used_at"})
    public static class Builder extends ImmutableIssuedKey.Builder {

        @JsonAnySetter
        private final Map<String, @Nullable Object> others = new LinkedHashMap<>();

        private boolean hasId;

        Builder() {}

        @JsonProperty("id")
        void read(Optional<String> id) {
            id.ifPresent(this::id);
            hasId = id.filter(text -> !text.isBlank()).isPresent();
        }

        /** Ends the reading of an answer that need not repeat the requested id. */
        IssuedKey build(String asked) {
            return hasId ? build() : id(asked).build();
        }

        @Override
        public IssuedKey build() {
            if (!others.isEmpty()) {
                unknownFields(UnknownFields.of(others));
            }
            return super.build();
        }
    }
}
