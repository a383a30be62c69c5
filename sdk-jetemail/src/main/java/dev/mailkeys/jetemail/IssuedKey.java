package dev.mailkeys.jetemail;

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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The answer to a create or a rotate. Keep the token at once: JetEmail may not show it again. */
@Value.Immutable
@Model
@JsonDeserialize(builder = IssuedKey.Builder.class)
public abstract class IssuedKey {

    IssuedKey() {}

    /**
     * The new token, {@code transactional_…}.
     *
     * @return the token
     */
    @JsonProperty(value = "api_token", required = true)
    public abstract Secret token();

    /**
     * What else JetEmail answered.
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

    @JsonValue
    Map<String, @Nullable Object> refuseToBeWritten() {
        throw Models.refusal("An IssuedKey", "Call token().reveal() where the token must leave.");
    }

    /** Builds an {@link IssuedKey}. Not safe to share between threads. */
    @JsonIgnoreProperties("message")
    public static class Builder extends ImmutableIssuedKey.Builder {

        @JsonAnySetter
        private final Map<String, @Nullable Object> others = new LinkedHashMap<>();

        private Optional<Boolean> success = Optional.empty();

        Builder() {}

        @JsonProperty("success")
        void read(Optional<Boolean> success) {
            this.success = success;
        }

        @Override
        public IssuedKey build() {
            if (!others.isEmpty()) {
                unknownFields(UnknownFields.of(others));
            }
            IssuedKey issued = built();
            if (!success.orElse(true)) {
                throw Models.contradiction("a token");
            }
            return issued;
        }

        /** An answer without a token is a refusal if it says so. */
        private IssuedKey built() {
            try {
                return super.build();
            } catch (IllegalStateException noToken) {
                Models.confirm(success);
                throw noToken;
            }
        }
    }
}
