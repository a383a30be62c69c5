package dev.mailkeys.core;

import java.io.Serial;

/**
 * The provider refused in a way that has no kind of its own: a redirect, which is never followed, a status such as 402 or
 * 405, or a status of success with a body that says the call failed.
 */
public final class RefusedException extends ApiException {

    @Serial
    private static final long serialVersionUID = 1;

    /**
     * Reports a refusal.
     *
     * @param report what is known of the call
     * @param answer what the provider said, redacted
     * @param message a sentence for people; must hold no credential
     */
    public RefusedException(CallReport report, ProviderAnswer answer, String message) {
        super(report, answer, message);
    }
}
