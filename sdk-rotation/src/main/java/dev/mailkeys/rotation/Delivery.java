package dev.mailkeys.rotation;

import dev.mailkeys.core.Secret;

/**
 * A token on its way to a sink, and whose it is.
 *
 * @param token the token
 * @param mark what is kept beside it, where the sink can
 */
public record Delivery(Secret token, KeyMark mark) {}
