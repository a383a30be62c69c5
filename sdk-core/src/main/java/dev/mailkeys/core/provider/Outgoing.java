package dev.mailkeys.core.provider;

import org.jspecify.annotations.Nullable;

/**
 * One request, ready to be put on the wire as often as the retry table allows.
 *
 * @param method the HTTP method
 * @param target the path and the query below the base address
 * @param body the JSON; {@code null} for a request without a body
 * @param repeat whether it may be sent again
 * @param redactor takes this call's secrets out of whatever goes wrong
 */
record Outgoing(String method, String target, byte @Nullable [] body, Repeat repeat, Redactor redactor) {}
