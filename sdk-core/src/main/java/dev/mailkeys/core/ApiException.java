package dev.mailkeys.core;

import java.io.Serial;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The provider answered, and the answer is no. One subclass for each kind of no that callers treat differently.
 *
 * <p>Most refusals prove that nothing has changed, but not all: a server error may come after the work was done, and
 * a refusal of a second attempt says nothing of the first. {@link #mayHaveTakenEffect()} takes both into account.
 */
public abstract sealed class ApiException extends MailkeysException
        permits BadRequestException,
                UnauthorizedException,
                ForbiddenException,
                NotFoundException,
                ConflictException,
                KeyLimitException,
                RateLimitedException,
                ServerErrorException,
                RefusedException {

    @Serial
    private static final long serialVersionUID = 1;

    private final int status;
    private final String providerMessage;

    @SuppressWarnings("serial") // What List.copyOf gives is serializable.
    private final List<String> details;

    private final String requestId;
    private final Duration retryAfter;

    ApiException(CallReport report, ProviderAnswer answer, String message) {
        super(report, message, null);
        Objects.requireNonNull(answer, "answer must not be null");
        this.status = answer.status();
        this.providerMessage = answer.message();
        this.details = List.copyOf(answer.details());
        this.requestId = answer.requestId().orElse("");
        this.retryAfter = answer.retryAfter().orElse(Duration.ZERO);
    }

    /**
     * The HTTP status of the answer.
     *
     * @return the status, such as 404
     */
    public final int status() {
        return status;
    }

    /**
     * The provider's own words, redacted of anything that looks like a credential.
     *
     * @return the message; empty if the answer held none that could be read
     */
    public final String providerMessage() {
        return providerMessage;
    }

    /**
     * Further messages of the provider, usually one for each field that it refused.
     *
     * @return the messages, redacted; empty if there are none
     */
    public final List<String> details() {
        return details;
    }

    /**
     * The id under which the provider can find this call. None of the providers documents one; it is read from
     * {@code X-Request-Id}, or the header that the profile names, where that is present.
     *
     * @return the id, redacted; empty if there was none
     */
    public final Optional<String> requestId() {
        return requestId.isEmpty() ? Optional.empty() : Optional.of(requestId);
    }

    /**
     * How long the provider asks to wait before the next call, from {@code Retry-After} or its equivalent in the body.
     *
     * @return the wait; empty if the provider did not say, or said that no wait is needed
     */
    public final Optional<Duration> retryAfter() {
        return retryAfter.isZero() ? Optional.empty() : Optional.of(retryAfter);
    }
}
