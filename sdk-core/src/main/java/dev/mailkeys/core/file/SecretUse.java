package dev.mailkeys.core.file;

import dev.mailkeys.core.Secret;

/**
 * A use of a token, such as a request that is sent with it; see {@link CurrentSecret#use}.
 *
 * @param <T> what comes of it
 * @param <E> how it may fail
 */
@FunctionalInterface
public interface SecretUse<T, E extends Exception> {

    /**
     * Uses the token.
     *
     * @param token the token that stands in the file now
     * @return what comes of it
     * @throws E if it fails
     */
    T with(Secret token) throws E;
}
