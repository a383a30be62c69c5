package dev.mailkeys.core;

import dev.mailkeys.core.NoResponseException.Reason;
import dev.mailkeys.core.event.AttemptOutcome;
import dev.mailkeys.core.event.Call;
import dev.mailkeys.core.event.CallOutcome;
import dev.mailkeys.core.event.WaitReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One thing that happened during a call. Each call has one {@link CallStarted} and one {@link CallEnded}, whatever happens
 * in between, and each {@link AttemptStarted} has an {@link AttemptEnded} before the next begins.
 */
public sealed interface CallEvent {

    /**
     * The call that the event is about.
     *
     * @return the call; its id is the same in all its events
     */
    Call call();

    /**
     * The attempt that the event is about.
     *
     * @return 1 for the first; 0 when the call begins, and at its end if there was no attempt
     */
    int attempt();

    /**
     * The provider and the verb of the call.
     *
     * @return for example {@code jetemail.rotate}
     */
    default String operation() {
        return call().operation();
    }

    /**
     * A call begins. Nothing of it has been checked yet.
     *
     * @param call the call
     */
    record CallStarted(Call call) implements CallEvent {

        /**
         * Creates one. No argument may be null.
         *
         * @param call the call
         */
        public CallStarted {
            Objects.requireNonNull(call, "call must not be null");
        }

        @Override
        public int attempt() {
            return 0;
        }
    }

    /**
     * The call waits before an attempt.
     *
     * @param call the call
     * @param attempt the attempt that is waited for
     * @param reason why it waits
     * @param delay how long the wait is; for {@link WaitReason#CONCURRENCY}, which nobody can foresee, how long it may be
     */
    record Waiting(Call call, int attempt, WaitReason reason, Duration delay) implements CallEvent {

        /**
         * Creates one. No argument may be null.
         *
         * @param call the call
         * @param attempt the attempt that is waited for
         * @param reason why it waits
         * @param delay how long the wait is
         */
        public Waiting {
            Objects.requireNonNull(call, "call must not be null");
            Objects.requireNonNull(reason, "reason must not be null");
            Objects.requireNonNull(delay, "delay must not be null");
        }

        /**
         * Whether the provider named the wait ({@code Retry-After}).
         *
         * @return whether the reason is {@link WaitReason#RETRY_AFTER}
         */
        public boolean askedByProvider() {
            return reason == WaitReason.RETRY_AFTER;
        }
    }

    /**
     * An attempt begins, now that pace and concurrency allow it.
     *
     * @param call the call
     * @param attempt which attempt, from 1
     * @param waited how long it waited for its turn, after any wait before a retry; zero if its turn came at once
     */
    record AttemptStarted(Call call, int attempt, Duration waited) implements CallEvent {

        /**
         * Creates one. No argument may be null.
         *
         * @param call the call
         * @param attempt which attempt, from 1
         * @param waited how long it waited for its turn, after any wait before a retry
         */
        public AttemptStarted {
            Objects.requireNonNull(call, "call must not be null");
            Objects.requireNonNull(waited, "waited must not be null");
        }
    }

    /**
     * An attempt ended.
     *
     * @param call the call
     * @param attempt which attempt, from 1
     * @param outcome what came of it
     * @param status the HTTP status; empty if there was no answer
     * @param noAnswer why there was no answer; empty if there was one
     * @param requestId the {@code X-Request-Id} of the answer, without credentials; empty if it had none
     * @param elapsed the time from its start to the last byte of its answer
     * @param serverDate what the answerer's clock said ({@code Date}), to the second; empty if it did not say
     */
    record AttemptEnded(
            Call call,
            int attempt,
            AttemptOutcome outcome,
            OptionalInt status,
            Optional<Reason> noAnswer,
            Optional<String> requestId,
            Duration elapsed,
            Optional<Instant> serverDate)
            implements CallEvent {

        /**
         * Creates one. No argument may be null.
         *
         * @param call the call
         * @param attempt which attempt, from 1
         * @param outcome what came of it
         * @param status the HTTP status
         * @param noAnswer why there was no answer
         * @param requestId the {@code X-Request-Id} of the answer, without credentials
         * @param elapsed the time from its start to the last byte of its answer
         * @param serverDate what the answerer's clock said ({@code Date}), to the second
         */
        public AttemptEnded {
            Objects.requireNonNull(call, "call must not be null");
            Objects.requireNonNull(outcome, "outcome must not be null");
            Objects.requireNonNull(status, "status must not be null");
            Objects.requireNonNull(noAnswer, "noAnswer must not be null");
            Objects.requireNonNull(requestId, "requestId must not be null");
            Objects.requireNonNull(elapsed, "elapsed must not be null");
            Objects.requireNonNull(serverDate, "serverDate must not be null");
        }
    }

    /**
     * A call ended. The caller gets its result or its exception next.
     *
     * @param call the call
     * @param attempt how many attempts it made; 0 if it was refused before the first
     * @param outcome how it ended
     * @param mayHaveTakenEffect whether the provider may have carried it out: {@code true} after a success that changes
     *     something, and where nobody knows; {@code false} is certain
     * @param status the HTTP status that its last attempt was answered with; empty if it was not
     * @param requestId the {@code X-Request-Id} of that answer, without credentials; empty if it had none
     * @param elapsed the time from its start, all waits included
     */
    record CallEnded(
            Call call,
            int attempt,
            CallOutcome outcome,
            boolean mayHaveTakenEffect,
            OptionalInt status,
            Optional<String> requestId,
            Duration elapsed)
            implements CallEvent {

        /**
         * Creates one. No argument may be null.
         *
         * @param call the call
         * @param attempt how many attempts it made
         * @param outcome how it ended
         * @param mayHaveTakenEffect whether the provider may have carried it out: {@code true} after a success that changes
         *     something, and where nobody knows
         * @param status the HTTP status that its last attempt was answered with
         * @param requestId the {@code X-Request-Id} of that answer, without credentials
         * @param elapsed the time from its start, all waits included
         */
        public CallEnded {
            Objects.requireNonNull(call, "call must not be null");
            Objects.requireNonNull(outcome, "outcome must not be null");
            Objects.requireNonNull(status, "status must not be null");
            Objects.requireNonNull(requestId, "requestId must not be null");
            Objects.requireNonNull(elapsed, "elapsed must not be null");
        }
    }
}
