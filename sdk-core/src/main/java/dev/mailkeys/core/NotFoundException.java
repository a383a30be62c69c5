package dev.mailkeys.core;

import java.io.Serial;

/**
 * There is no such key, or it belongs to another account (404). After a delete or a rotate whose earlier attempt was lost,
 * this can be the trace of that attempt having worked: {@link #mayHaveTakenEffect()} is {@code true} then.
 */
public final class NotFoundException extends ApiException {

    @Serial
    private static final long serialVersionUID = 1;

    /**
     * Reports a refusal.
     *
     * @param report what is known of the call
     * @param answer what the provider said, redacted
     * @param message a sentence for people; must hold no credential
     */
    public NotFoundException(CallReport report, ProviderAnswer answer, String message) {
        super(report, answer, message);
    }
}
