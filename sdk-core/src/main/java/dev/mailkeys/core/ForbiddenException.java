package dev.mailkeys.core;

import java.io.Serial;

/**
 * The credential is valid but may not do this, or the key is in a state that does not allow it (403): a JetEmail key must
 * be enabled before it is rotated; an Emailit key needs full scope to manage keys; Elastic Email answers 400 with a text
 * that says so.
 */
public final class ForbiddenException extends ApiException {

    @Serial
    private static final long serialVersionUID = 1;

    /**
     * Reports a refusal.
     *
     * @param report what is known of the call
     * @param answer what the provider said, redacted
     * @param message a sentence for people; must hold no credential
     */
    public ForbiddenException(CallReport report, ProviderAnswer answer, String message) {
        super(report, answer, message);
    }
}
