package dev.mailkeys.testkit;

import dev.mailkeys.testkit.http.Tokens;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One request that reached a simulator, and what became of it. Every request that was on the wire is recorded, also one
 * that a fault killed, and it is recorded before the first byte of its answer leaves.
 *
 * <p>{@code target}, {@code headers} and {@code body} hold everything in clear, <strong>tokens included</strong>, so
 * that a test can search them. {@link #toString()} shows no header and no body and masks whatever is as long as a token, 32 letters, digits, hyphens and underscores.
 *
 * @param operation what was called: one of {@link ProviderSimulator#operations()}, {@code "unknown"} for a route that
 *     the provider doesn't have, or {@code "incomplete"} when the client broke off before its request was whole
 * @param method the HTTP method
 * @param target path and query exactly as they arrived, percent-encoding included
 * @param headers the request's headers; names are found whatever their case
 * @param body the body as text, empty when there was none
 * @param connection which connection carried it, counted from 0 in the order of acceptance: calls with the same number
 *     shared a connection
 * @param status the HTTP status that was answered; empty when no status line was sent
 * @param fault the description of the fault that struck, as {@link Fault#toString()} gives it
 * @param committed whether the call changed something at the provider; a late commit turns this true in later
 *     snapshots
 */
public record ReceivedCall(
        String operation,
        String method,
        String target,
        Map<String, List<String>> headers,
        String body,
        int connection,
        OptionalInt status,
        Optional<String> fault,
        boolean committed) {

    /**
     * Creates one. No argument may be null.
     *
     * @param operation what was called: one of {@link ProviderSimulator#operations()}, {@code "unknown"} for a route that
     *     the provider doesn't have, or {@code "incomplete"} when the client broke off before its request was whole
     * @param method the HTTP method
     * @param target path and query exactly as they arrived, percent-encoding included
     * @param headers the request's headers
     * @param body the body as text, empty when there was none
     * @param connection which connection carried it, counted from 0 in the order of acceptance: calls with the same number
     *     shared a connection
     * @param status the HTTP status that was answered
     * @param fault the description of the fault that struck, as {@link Fault#toString()} gives it
     * @param committed whether the call changed something at the provider
     */
    public ReceivedCall {
        Objects.requireNonNull(operation, "operation must not be null");
        Objects.requireNonNull(method, "method must not be null");
        Objects.requireNonNull(target, "target must not be null");
        Objects.requireNonNull(headers, "headers must not be null");
        Objects.requireNonNull(body, "body must not be null");
        Objects.requireNonNull(status, "status must not be null");
        Objects.requireNonNull(fault, "fault must not be null");
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

    /** A line without headers and body, with tokens masked. */
    @Override
    public String toString() {
        String answered = status.isPresent() ? String.valueOf(status.getAsInt()) : "no answer";
        return operation + " (" + method + " " + Tokens.mask(target) + ") on connection " + connection + ": " + answered
                + fault.map(name -> ", fault: " + name).orElse("")
                + (committed ? ", committed" : ", not committed");
    }

    ReceivedCall committedLate() {
        return new ReceivedCall(operation, method, target, headers, body, connection, status, fault, true);
    }
}
