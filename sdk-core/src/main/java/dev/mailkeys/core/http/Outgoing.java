package dev.mailkeys.core.http;

import dev.mailkeys.core.Secret;
import org.jspecify.annotations.Nullable;

/**
 * One request, ready to be sent.
 *
 * @param method the HTTP method
 * @param address the whole address with its query
 * @param header the name of the header that carries the credential
 * @param credential that header's value
 * @param mediaType what kind of JSON the body is, such as {@code application/json}
 * @param body the JSON; {@code null} for a request without a body
 * @param never whether it must never be sent twice: it then has a connection of its own
 */
public record Outgoing(
        String method,
        String address,
        String header,
        Secret credential,
        String mediaType,
        byte @Nullable [] body,
        boolean never) {}
