package dev.mailkeys.core.provider;

import java.net.URI;
import java.util.Map;

/**
 * Says who sends a request by a signature over it, for servers that are not content with a credential in a header. Safe for
 * use by several threads.
 */
@FunctionalInterface
public interface RequestSigner {

    /**
     * The headers that one attempt gets besides the transport's own. One that the profile's {@link Auth} names stands in
     * place of the credential.
     *
     * @param method the HTTP method
     * @param address the whole address with its query, as it is sent
     * @param body the body as it is sent; empty for none
     * @return the headers; the names are of any case, the values visible ASCII and spaces. A call with another value is not
     *     sent and ends with an {@link IllegalArgumentException} that does not quote it
     */
    Map<String, String> headers(String method, URI address, byte[] body);

    /**
     * No signature.
     *
     * @return one that adds nothing
     */
    static RequestSigner none() {
        return (method, address, body) -> Map.of();
    }
}
