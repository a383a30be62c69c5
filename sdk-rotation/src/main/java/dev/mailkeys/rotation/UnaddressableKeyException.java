package dev.mailkeys.rotation;

import java.io.Serial;
import java.util.Objects;

/**
 * A key can't be addressed now, so nothing was sent: its provider addresses keys by something that its list does not show
 * at present, such as a token that it masks.
 */
public final class UnaddressableKeyException extends IllegalStateException {

    @Serial
    private static final long serialVersionUID = 1;

    /**
     * Reports a key that can't be addressed.
     *
     * @param message what is missing and what to do; must hold no token
     */
    public UnaddressableKeyException(String message) {
        super(Objects.requireNonNull(message, "message must not be null"));
    }
}
