package dev.mailkeys.core;

import java.io.Serial;

/**
 * The account has as many keys as it may have: delete one first. Only reported where the provider's text says so beyond
 * doubt; otherwise the same refusal is a {@link BadRequestException}.
 */
public final class KeyLimitException extends ApiException {

    @Serial
    private static final long serialVersionUID = 1;

    /**
     * Reports a refusal.
     *
     * @param report what is known of the call
     * @param answer what the provider said, redacted
     * @param message a sentence for people; must hold no credential
     */
    public KeyLimitException(CallReport report, ProviderAnswer answer, String message) {
        super(report, answer, message);
    }
}
