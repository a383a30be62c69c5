package dev.mailkeys.core.provider;

/**
 * Whether an endpoint's request may be sent again. Declared for each endpoint, never guessed from the HTTP method: a
 * {@code POST} may rename a key, and another may kill its token.
 */
public enum Repeat {
    /** Changes nothing: get, list. */
    SAFE,
    /** Doing it twice is doing it once: update, enable, disable, delete. */
    IDEMPOTENT,
    /** Each time makes or kills a token: create, rotate. Sent once; again only if it is certain that nothing was done. */
    NEVER
}
