package dev.mailkeys.elasticemail;

import dev.mailkeys.core.Model;
import dev.mailkeys.core.UnknownFields;
import dev.mailkeys.core.provider.JsonReader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * A key as Elastic Email describes it, without its token. Nothing in it tells whether two keys of a name are the same.
 */
@Value.Immutable
@Model
public abstract class KeyInfo {

    KeyInfo() {}

    /**
     * The key's name, by which it is addressed. Elastic Email gives a key no other handle.
     *
     * @return the name
     */
    public abstract String name();

    /**
     * What the key may do.
     *
     * @return the levels
     */
    public abstract List<AccessLevel> accessLevels();

    /**
     * When the key was created.
     *
     * @return the moment, in UTC where Elastic Email names no offset
     */
    public abstract Optional<Instant> created();

    /**
     * When the key was last used.
     *
     * @return the moment; empty if it was not used yet
     */
    public abstract Optional<Instant> lastUsed();

    /**
     * When the key stops working.
     *
     * @return the moment; empty for never
     */
    public abstract Optional<Instant> expires();

    /**
     * The addresses and ranges that the key may be used from.
     *
     * @return the addresses and ranges as Elastic Email writes them; empty for anywhere
     */
    public abstract List<String> ipRestrictions();

    /**
     * What else Elastic Email answered.
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
     * @return a builder that needs a name
     */
    public static Builder builder() {
        return new Builder();
    }

    static List<KeyInfo> list(JsonReader in) {
        return in.array(KeyInfo::read);
    }

    static KeyInfo read(JsonReader in) {
        return read(in, other -> in.keep());
    }

    /** Reads a key whose object holds more than a key's fields. */
    static KeyInfo read(JsonReader in, Consumer<String> others) {
        var key = builder();
        key.unknownFields(in.object(field -> {
            switch (field) {
                case "Name" -> key.name(in.text());
                case "AccessLevel" -> key.accessLevels(AccessLevel.list(in));
                case "DateCreated" -> key.created(in.optionalTime());
                case "LastUse" -> key.lastUsed(in.optionalTime());
                case "Expires" -> key.expires(in.optionalTime());
                case "RestrictAccessToIPRange" -> key.ipRestrictions(in.texts());
                default -> others.accept(field);
            }
        }));
        return key.build();
    }

    /** Builds a {@link KeyInfo}. Not safe to share between threads. */
    public static class Builder extends ImmutableKeyInfo.Builder {
        Builder() {}
    }
}
