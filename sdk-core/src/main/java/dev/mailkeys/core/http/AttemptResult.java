package dev.mailkeys.core.http;

import dev.mailkeys.core.NoResponseException.Reason;
import org.jspecify.annotations.Nullable;

/** The result of one attempt. */
public sealed interface AttemptResult {

    /**
     * An answer, or at least its head.
     *
     * @param reply the answer
     */
    record Answered(Reply reply) implements AttemptResult {}

    /**
     * No answer.
     *
     * @param sent whether sending had begun, after which the provider may have acted
     * @param reason why there is no answer
     * @param where what was asked last and did not answer, such as {@code the proxy 127.0.0.1:3128}; empty if nothing
     *     was
     * @param cause the failure below, which may quote what a server sent; {@code null} if there is none
     */
    record Unanswered(
            boolean sent,
            Reason reason,
            String where,
            @Nullable Throwable cause) implements AttemptResult {}
}
