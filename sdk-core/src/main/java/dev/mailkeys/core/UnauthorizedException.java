package dev.mailkeys.core;

import java.io.Serial;

/**
 * The provider does not accept the management credential (401; Elastic Email answers 400 with a text that says so).
 * Nothing has changed; check which credential is configured and whether it was revoked or has expired.
 */
public final class UnauthorizedException extends ApiException {

    @Serial
    private static final long serialVersionUID = 1;

    /**
     * Reports a refusal.
     *
     * @param report what is known of the call
     * @param answer what the provider said, redacted
     * @param message a sentence for people; must hold no credential
     */
    public UnauthorizedException(CallReport report, ProviderAnswer answer, String message) {
        super(report, answer, message);
    }
}
