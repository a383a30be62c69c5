package dev.mailkeys.core.provider;

import dev.mailkeys.core.Secret;
import org.jspecify.annotations.Nullable;

/**
 * One request, ready to be put on the wire as often as the retry table allows.
 *
 * @param method the HTTP method
 * @param target the path and the query below the base address
 * @param body the JSON; {@code null} for a request without a body
 * @param auth how the provider wants the credential
 * @param credential the credential
 * @param repeat whether it may be sent again
 * @param redactor takes this call's secrets out of whatever goes wrong
 */
record Outgoing(
        String method,
        String target,
        byte @Nullable [] body,
        Auth auth,
        Secret credential,
        Repeat repeat,
        Redactor redactor) {}
