package dev.mailkeys.elasticemail;

import dev.mailkeys.core.Model;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.provider.JsonReader;
import org.immutables.value.Value;

/** The answer to a create. Keep the token at once: Elastic Email never shows it again. */
@Value.Immutable
@Model
public abstract class IssuedKey {

    IssuedKey() {}

    /**
     * The new token, 96 hexadecimal digits.
     *
     * @return the token
     */
    public abstract Secret token();

    /**
     * The key as Elastic Email made it. Compare it with what was asked for: a level that it ignored is not an error to
     * it.
     *
     * @return the key
     */
    public abstract KeyInfo info();

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
        key.info(KeyInfo.read(in, field -> {
            if (field.equals("Token")) {
                key.token(in.secret());
            } else {
                in.keep();
            }
        }));
        return key.build();
    }

    /** Builds an {@link IssuedKey}. Not safe to share between threads. */
    public static class Builder extends ImmutableIssuedKey.Builder {
        Builder() {}
    }
}
