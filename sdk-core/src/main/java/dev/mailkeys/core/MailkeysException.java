package dev.mailkeys.core;

import java.io.Serial;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call that did not give its result. Each kind needs another reaction, so callers may {@code switch} over them.
 *
 * <ul>
 *   <li>{@link ApiException}: the provider answered, and the answer is no.
 *   <li>{@link NoResponseException}: there is no answer to go by.
 *   <li>{@link UnreadableResponseException}: the provider accepted, but its answer can't be understood.
 *   <li>{@link InvalidRequestException}: refused before anything was sent.
 *   <li>{@link NotSentException}: not sent, because the client only reads or no time was left.
 * </ul>
 *
 * <p>No message, cause or suppressed exception holds a credential: text that came from a provider is redacted first.
 */
public abstract sealed class MailkeysException extends RuntimeException
        permits ApiException,
                NoResponseException,
                UnreadableResponseException,
                InvalidRequestException,
                NotSentException {

    @Serial
    private static final long serialVersionUID = 1;

    private final String operation;
    private final int attempts;
    private final boolean mayHaveTakenEffect;

    MailkeysException(CallReport report, String message, @Nullable Throwable cause) {
        super(Objects.requireNonNull(message, "message must not be null"), cause);
        Objects.requireNonNull(report, "report must not be null");
        this.operation = report.operation();
        this.attempts = report.attempts();
        this.mayHaveTakenEffect = report.mayHaveTakenEffect();
    }

    /**
     * The provider and the verb of the call.
     *
     * @return for example {@code jetemail.rotate}
     */
    public final String operation() {
        return operation;
    }

    /**
     * How many times the request was tried.
     *
     * @return the number of attempts; 0 if the call was refused before the first
     */
    public final int attempts() {
        return attempts;
    }

    /**
     * Whether the provider may have carried out the call, in any of its attempts.
     *
     * <p>{@code false} is certain: nothing has changed. {@code true} is a question that only a look at the provider can
     * answer: list the keys before trying again.
     *
     * @return {@code true} if the outcome is unknown or the call took effect
     */
    public final boolean mayHaveTakenEffect() {
        return mayHaveTakenEffect;
    }
}
