package dev.mailkeys.rotation;

import dev.mailkeys.core.Secret;
import java.util.Objects;

/**
 * A token on its way to a sink, and whose it is.
 *
 * @param token the token
 * @param mark what is kept beside it, where the sink can
 */
public record Delivery(Secret token, KeyMark mark) {

    /**
     * Creates one. No argument may be null.
     *
     * @param token the token
     * @param mark what is kept beside it, where the sink can
     */
    public Delivery {
        Objects.requireNonNull(token, "token must not be null");
        Objects.requireNonNull(mark, "mark must not be null");
    }
}
