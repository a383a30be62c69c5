package dev.mailkeys.core;

import java.time.Duration;
import java.util.OptionalInt;

/** One thing that happened during a call. */
public sealed interface CallEvent {

    /**
     * The provider and the verb of the call.
     *
     * @return for example {@code jetemail.rotate}
     */
    String operation();

    /**
     * The attempt that the event is about.
     *
     * @return 1 for the first
     */
    int attempt();

    /**
     * An attempt begins, now that pace and concurrency allow it.
     *
     * @param operation the provider and the verb
     * @param attempt which attempt, from 1
     */
    record AttemptStarted(String operation, int attempt) implements CallEvent {}

    /**
     * An attempt ended.
     *
     * @param operation the provider and the verb
     * @param attempt which attempt, from 1
     * @param status the HTTP status; empty if there was no answer
     * @param outcome what came of it in a word or two, such as {@code answered}, {@code not sent}, {@code no answer}
     * @param elapsed the time that it took
     * @param serverDate what the answerer's clock said: the {@code Date} header as it came, or empty if it has not the
     *     form of one ({@code Fri, 20 Nov 2026 23:00:00 GMT})
     */
    record AttemptEnded(
            String operation, int attempt, OptionalInt status, String outcome, Duration elapsed, String serverDate)
            implements CallEvent {}

    /**
     * The call waits before its next attempt.
     *
     * @param operation the provider and the verb
     * @param attempt the attempt that is waited for
     * @param delay how long the wait is
     * @param askedByProvider whether the provider named the wait ({@code Retry-After})
     */
    record Waiting(String operation, int attempt, Duration delay, boolean askedByProvider) implements CallEvent {}
}
