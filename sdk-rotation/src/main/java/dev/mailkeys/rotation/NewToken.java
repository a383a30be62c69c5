package dev.mailkeys.rotation;

import dev.mailkeys.core.Secret;
import java.util.Objects;
import java.util.Optional;

/**
 * What a provider answers to a create or a rotate: the one moment at which a token is shown.
 *
 * @param keyId the key's id, where the answer has it; JetEmail's has not
 * @param token the token
 */
public record NewToken(Optional<String> keyId, Secret token) {

    /**
     * Creates one. No argument may be null.
     *
     * @param keyId the key's id, where the answer has it
     * @param token the token
     */
    public NewToken {
        Objects.requireNonNull(keyId, "keyId must not be null");
        Objects.requireNonNull(token, "token must not be null");
    }
}
