package dev.mailkeys.emailit;

import dev.mailkeys.core.Model;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.UnknownFields;
import dev.mailkeys.core.provider.JsonReader;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The answer to a create or a rotate. Keep the token at once: Emailit never shows it again.
 *
 * <p>The other fields are what Emailit says that it made, not what was asked for; compare {@link #scope()} and
 * {@link #sendingDomainId()} where they matter. What a rotate answers is not documented in full, so all of them but the
 * id may be missing: a token must not be lost over them.
 */
@Value.Immutable
@Model
public abstract class IssuedKey {

    IssuedKey() {}

    /**
     * The new token, {@code secret_…}.
     *
     * @return the token
     */
    public abstract Secret token();

    /**
     * The key's id, under which it can be renamed, rotated and deleted.
     *
     * @return the id, {@code key_…}; digits in older answers; the id that was asked for if a rotate's answer has none
     */
    public abstract String id();

    /**
     * The key's name.
     *
     * @return the name; empty if the answer has none
     */
    public abstract Optional<String> name();

    /**
     * What the key may do.
     *
     * @return the scope; empty if the answer has none
     */
    public abstract Optional<Scope> scope();

    /**
     * The one domain that the key may send from.
     *
     * @return the domain's id; empty for every domain of the workspace, or if the answer does not say
     */
    public abstract Optional<String> sendingDomainId();

    /**
     * When the key, not the token, was created.
     *
     * @return the moment; empty if the answer has none
     */
    public abstract Optional<Instant> created();

    /**
     * When the key was last changed.
     *
     * @return the moment; empty if the answer has none
     */
    public abstract Optional<Instant> updated();

    /**
     * What else Emailit answered.
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
        return read(in, builder());
    }

    /** Reads the answer to a rotate, which need not repeat what the caller knows. */
    static IssuedKey read(JsonReader in, String id) {
        return read(in, builder().id(id));
    }

    private static IssuedKey read(JsonReader in, ImmutableIssuedKey.Builder key) {
        key.unknownFields(in.object(field -> {
            switch (field) {
                case "object", "last_used_at" -> {}
                case "key" -> key.token(in.secret());
                case "id" -> in.optionalText().ifPresent(key::id);
                case "name" -> key.name(in.optionalText());
                case "scope" -> key.scope(in.optionalText().map(Scope::new));
                case "sending_domain_id" -> key.sendingDomainId(in.optionalText());
                case "created_at" -> key.created(in.optionalTime());
                case "updated_at" -> key.updated(in.optionalTime());
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
