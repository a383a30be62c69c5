package dev.mailkeys.elasticemail;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.mailkeys.core.Model;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.provider.Models;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The answer to a create. Keep the token at once: Elastic Email never shows it again. */
@Value.Immutable
@Model
public abstract class IssuedKey {

    private static final String TOKEN = "Token";

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

    /** Of an answer, which is a key with its token beside its other fields. */
    static IssuedKey of(KeyInfo answer) {
        Object token = answer.unknownFields().value(TOKEN).orElseThrow(() -> Models.missing(TOKEN));
        return builder()
                .token(Secret.of(Models.word(token)))
                .info(KeyInfo.builder()
                        .from(answer)
                        .unknownFields(answer.unknownFields().without(TOKEN))
                        .build())
                .build();
    }

    @JsonValue
    Map<String, @Nullable Object> refuseToBeWritten() {
        throw Models.refusal("An IssuedKey", "Call token().reveal() where the token must leave.");
    }

    /** Builds an {@link IssuedKey}. Not safe to share between threads. */
    public static class Builder extends ImmutableIssuedKey.Builder {
        Builder() {}
    }
}
