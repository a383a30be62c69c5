package dev.mailkeys.core.provider;

import dev.mailkeys.core.NoResponseException.Reason;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of one attempt. */
sealed interface Outcome {

    /**
     * There was an answer.
     *
     * @param reply the answer
     * @param asked how long the provider asks to wait, in the header or in the body
     */
    record Answered(Reply reply, Optional<Duration> asked) implements Outcome {}

    /**
     * There was none.
     *
     * @param sent whether sending had begun, after which the provider may have acted
     * @param reason why there is no answer
     * @param cause the failure below, free of anything that came from the wire; {@code null} if there is none
     */
    record Unanswered(boolean sent, Reason reason, @Nullable Throwable cause) implements Outcome {}
}
