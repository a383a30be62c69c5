package dev.mailkeys.core;

import java.io.Serial;

/**
 * Too many calls (429): the provider turned the call away without acting on it. {@link #retryAfter()} says when to come
 * back. The client has already waited and tried again as far as its settings allow.
 */
public final class RateLimitedException extends ApiException {

    @Serial
    private static final long serialVersionUID = 1;

    /**
     * Reports a refusal.
     *
     * @param report what is known of the call
     * @param answer what the provider said, redacted
     * @param message a sentence for people; must hold no credential
     */
    public RateLimitedException(CallReport report, ProviderAnswer answer, String message) {
        super(report, answer, message);
    }
}
