package dev.mailkeys.core;

import java.io.Serial;

/**
 * The provider failed (5xx) or gave up waiting for the request (408). It may have done so after the work was done.
 */
public final class ServerErrorException extends ApiException {

    @Serial
    private static final long serialVersionUID = 1;

    /**
     * Reports a refusal.
     *
     * @param report what is known of the call
     * @param answer what the provider said, redacted
     * @param message a sentence for people; must hold no credential
     */
    public ServerErrorException(CallReport report, ProviderAnswer answer, String message) {
        super(report, answer, message);
    }
}
