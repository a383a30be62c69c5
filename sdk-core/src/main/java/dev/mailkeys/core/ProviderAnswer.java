package dev.mailkeys.core;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a provider said when it refused a call, redacted of anything that looks like a credential.
 *
 * @param status the HTTP status
 * @param message the provider's own words; empty if it gave none that could be read
 * @param details further messages, one for each field that was refused where the provider says so
 * @param requestId the id under which the provider's support can find the call, where it gave one
 * @param retryAfter how long the provider asks to wait before the next call, where it said so
 * @param existing the key that stands in the way, where the provider names it
 */
public record ProviderAnswer(
        int status,
        String message,
        List<String> details,
        Optional<String> requestId,
        Optional<Duration> retryAfter,
        Optional<ExistingKey> existing) {

    /**
     * Creates one. No argument may be null.
     *
     * @param status the HTTP status
     * @param message the provider's own words
     * @param details further messages, one for each field that was refused where the provider says so
     * @param requestId the id under which the provider's support can find the call, where it gave one
     * @param retryAfter how long the provider asks to wait before the next call, where it said so
     * @param existing the key that stands in the way, where the provider names it
     */
    public ProviderAnswer {
        Objects.requireNonNull(message, "message must not be null");
        details = List.copyOf(Objects.requireNonNull(details, "details must not be null"));
        Objects.requireNonNull(requestId, "requestId must not be null");
        Objects.requireNonNull(retryAfter, "retryAfter must not be null");
        Objects.requireNonNull(existing, "existing must not be null");
    }
}
