package dev.mailkeys.emailit;

import dev.mailkeys.core.Model;
import dev.mailkeys.core.UnknownFields;
import dev.mailkeys.core.provider.JsonReader;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/** A key as Emailit shows it: everything but its token, which is only ever in an {@link IssuedKey}. */
@Value.Immutable
@Model
public abstract class KeyInfo {

    KeyInfo() {}

    /**
     * The handle that stays the same when the key is renamed or rotated.
     *
     * @return the id, {@code key_…}; digits in older answers
     */
    public abstract String id();

    /**
     * The key's name, unique in its workspace.
     *
     * @return the name
     */
    public abstract String name();

    /**
     * What the key may do.
     *
     * @return the scope
     */
    public abstract Scope scope();

    /**
     * The one domain that the key may send from.
     *
     * @return the domain's id, {@code dom_…} or digits in older answers; empty for every domain of the workspace
     */
    public abstract Optional<String> sendingDomainId();

    /**
     * When the key was last used. How soon a use shows here is not documented.
     *
     * @return the moment; empty if the key has not been used
     */
    public abstract Optional<Instant> lastUsed();

    /**
     * When the key was created.
     *
     * @return the moment
     */
    public abstract Optional<Instant> created();

    /**
     * When the key was last changed.
     *
     * @return the moment
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
     * Starts a key, for tests of code that works with one.
     *
     * @return an empty builder
     */
    public static Builder builder() {
        return new Builder();
    }

    static KeyInfo read(JsonReader in) {
        var key = builder();
        key.unknownFields(in.object(field -> {
            switch (field) {
                case "object" -> {}
                case "id" -> key.id(in.text());
                case "name" -> key.name(in.text());
                case "scope" -> key.scope(new Scope(in.text()));
                case "sending_domain_id" -> key.sendingDomainId(in.optionalText());
                case "last_used_at" -> key.lastUsed(in.optionalTime());
                case "created_at" -> key.created(in.optionalTime());
                case "updated_at" -> key.updated(in.optionalTime());
                default -> in.keep();
            }
        }));
        return key.build();
    }

    /** Builds a {@link KeyInfo}. Not safe to share between threads. */
    public static class Builder extends ImmutableKeyInfo.Builder {
        Builder() {}
    }
}
