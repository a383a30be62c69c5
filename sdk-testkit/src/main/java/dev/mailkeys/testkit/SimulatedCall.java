package dev.mailkeys.testkit;

import dev.mailkeys.testkit.http.IncomingRequest;
import dev.mailkeys.testkit.http.Tokens;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One request as a {@link SimulatedApi} sees it.
 *
 * @param method the HTTP method
 * @param path the path without its query, percent-encoded as it arrived
 * @param query the values in the query, decoded; the first of each name
 * @param headers the headers; names are found whatever their case
 * @param body the body as text, <strong>in clear</strong>; empty when there was none
 * @param caller where it came from, or what {@link ProviderSimulator#callerAddress} says
 */
public record SimulatedCall(
        String method,
        String path,
        Map<String, String> query,
        Map<String, List<String>> headers,
        String body,
        InetAddress caller) {

    /**
     * Creates one. No argument may be null.
     *
     * @param method the HTTP method
     * @param path the path without its query, percent-encoded as it arrived
     * @param query the values in the query, decoded
     * @param headers the headers
     * @param body the body as text, <strong>in clear</strong>
     * @param caller where it came from, or what {@link ProviderSimulator#callerAddress} says
     */
    public SimulatedCall {
        Objects.requireNonNull(method, "method must not be null");
        Objects.requireNonNull(path, "path must not be null");
        Objects.requireNonNull(query, "query must not be null");
        Objects.requireNonNull(headers, "headers must not be null");
        Objects.requireNonNull(body, "body must not be null");
        Objects.requireNonNull(caller, "caller must not be null");
    }

    /**
     * The first value of a header.
     *
     * @param name the header's name, in any case
     * @return its value, or empty when the request had no such header
     */
    public Optional<String> header(String name) {
        Objects.requireNonNull(name, "name must not be null");
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /**
     * The segments of the path behind a prefix, each decoded on its own.
     *
     * @param prefix the path of all keys, such as {@code /v1/keys}
     * @return the segments; empty for the prefix itself and for every other path
     */
    public List<String> segmentsAfter(String prefix) {
        Objects.requireNonNull(prefix, "prefix must not be null");
        return IncomingRequest.segmentsAfter(path, prefix);
    }

    /** The request's line, with whatever is as long as a token masked. */
    @Override
    public String toString() {
        return method + " " + Tokens.mask(path);
    }
}
