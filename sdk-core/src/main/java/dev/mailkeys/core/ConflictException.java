package dev.mailkeys.core;

import java.io.Serial;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The name is taken (409). Where the provider names the key that has it, {@link #existing()} says which: after a lost
 * create, that is how to find what the lost call made. Its token can't be had again.
 */
public final class ConflictException extends ApiException {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient @Nullable ExistingKey existing;

    /**
     * Reports a conflict.
     *
     * @param report what is known of the call
     * @param answer what the provider said, redacted
     * @param message a sentence for people; must hold no credential
     */
    public ConflictException(CallReport report, ProviderAnswer answer, String message) {
        super(report, answer, message);
        this.existing = answer.existing().orElse(null);
    }

    /**
     * The key that has the name.
     *
     * @return its id and name; empty if the provider did not say, and on a copy that was deserialized
     */
    public Optional<ExistingKey> existing() {
        return Optional.ofNullable(existing);
    }
}
