package dev.mailkeys.core.http;

import org.jspecify.annotations.Nullable;

/**
 * The answer: a status, the few relevant headers, and the body as far as it arrived.
 *
 * @param status the HTTP status
 * @param retryAfter the {@code Retry-After} header, or what {@code X-RateLimit-Reset} says in its place; empty if
 *     there was neither
 * @param requestId under which the server finds the call; {@code null} if it did not say
 * @param permissions what a credential must be allowed for this call; empty if the server did not say
 * @param date the {@code Date} header; empty if there was none of that form
 * @param body the body as far as it arrived and was accepted; unpacked if it was packed
 * @param state how much of the body that is
 */
public record Reply(
        int status,
        String retryAfter,
        @Nullable String requestId,
        String permissions,
        String date,
        byte[] body,
        BodyState state) {

    /** How much of a body there is. */
    public enum BodyState {
        /** All of it. */
        WHOLE,
        /** The connection was lost before its end. */
        CUT,
        /** It is larger than is accepted. */
        TOO_LARGE,
        /** It can't be read: it breaks the rules of HTTP, or the memory for it ran out. */
        UNREADABLE
    }

    /**
     * Whether the status says that the call worked.
     *
     * @return whether it is from 200 to 299
     */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
