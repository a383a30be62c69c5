package dev.mailkeys.core;

import java.io.Serial;

/**
 * The provider finds the request invalid (400, 422). {@link #details()} may say which field. The same request will be
 * refused again.
 */
public final class BadRequestException extends ApiException {

    @Serial
    private static final long serialVersionUID = 1;

    /**
     * Reports a refusal.
     *
     * @param report what is known of the call
     * @param answer what the provider said, redacted
     * @param message a sentence for people; must hold no credential
     */
    public BadRequestException(CallReport report, ProviderAnswer answer, String message) {
        super(report, answer, message);
    }
}
