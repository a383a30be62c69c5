package dev.mailkeys.jetemail;

import dev.mailkeys.core.Model;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.UnknownFields;
import dev.mailkeys.core.provider.JsonReader;
import org.immutables.value.Value;

/** The answer to a create or a rotate. Keep the token at once: JetEmail may not show it again. */
@Value.Immutable
@Model
public abstract class IssuedKey {

    IssuedKey() {}

    /**
     * The new token, {@code transactional_…}.
     *
     * @return the token
     */
    public abstract Secret token();

    /**
     * What else JetEmail answered.
     *
     * @return fields that this version has no name for
     */
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

    static IssuedKey read(JsonReader in) {
        var key = builder();
        key.unknownFields(in.object(field -> {
            switch (field) {
                case "success" -> in.confirm();
                case "message" -> {}
                case "api_token" -> key.token(in.secret());
                default -> in.keep();
            }
        }));
        return key.build();
    }

    /** Builds an {@link IssuedKey}. Not safe to share between threads. */
    public static class Builder extends ImmutableIssuedKey.Builder {
        Builder() {}
    }
}
