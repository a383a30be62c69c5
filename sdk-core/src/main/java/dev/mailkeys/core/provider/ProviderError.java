package dev.mailkeys.core.provider;

import dev.mailkeys.core.ExistingKey;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a provider said when it refused, as it said it; it is redacted before anyone sees it.
 *
 * @param kind the kind of refusal
 * @param message the provider's words; empty if there are none
 * @param details further messages
 * @param retryAfter the wait that the body asks for
 * @param existing the key that stands in the way
 */
public record ProviderError(
        ErrorKind kind,
        String message,
        List<String> details,
        Optional<Duration> retryAfter,
        Optional<ExistingKey> existing) {

    /**
     * Creates one. No argument may be null.
     *
     * @param kind the kind of refusal
     * @param message the provider's words
     * @param details further messages
     * @param retryAfter the wait that the body asks for
     * @param existing the key that stands in the way
     */
    public ProviderError {
        Objects.requireNonNull(kind, "kind must not be null");
        Objects.requireNonNull(message, "message must not be null");
        details = List.copyOf(Objects.requireNonNull(details, "details must not be null"));
        Objects.requireNonNull(retryAfter, "retryAfter must not be null");
        Objects.requireNonNull(existing, "existing must not be null");
    }

    /**
     * A refusal of which only the kind and the words are known.
     *
     * @param kind the kind of refusal
     * @param message the provider's words; empty if there are none
     * @return the error
     */
    public static ProviderError of(ErrorKind kind, String message) {
        return new ProviderError(kind, message, List.of(), Optional.empty(), Optional.empty());
    }
}
