package dev.mailkeys.core.pace;

import java.io.Serial;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Nobody can say when the account's next call may go out, and a guess could be one call too many. The client sends nothing: its
 * call ends with a {@link dev.mailkeys.core.NoResponseException} that repeats this message.
 */
public final class PaceUnavailableException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    /**
     * Says why.
     *
     * @param message the reason as a clause, without a secret, such as {@code its calls are counted in a database that does not
     *     answer}
     * @param cause what was thrown there; null if nothing was
     */
    public PaceUnavailableException(String message, @Nullable Throwable cause) {
        super(Objects.requireNonNull(message, "message must not be null"), cause);
    }
}
