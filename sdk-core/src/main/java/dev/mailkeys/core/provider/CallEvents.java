package dev.mailkeys.core.provider;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import dev.mailkeys.core.CallEvent;
import dev.mailkeys.core.CallListener;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.NoResponseException.Reason;
import dev.mailkeys.core.event.AttemptOutcome;
import dev.mailkeys.core.event.Call;
import dev.mailkeys.core.event.CallOutcome;
import dev.mailkeys.core.event.WaitReason;
import dev.mailkeys.core.http.AttemptResult;
import dev.mailkeys.core.http.AttemptResult.Answered;
import dev.mailkeys.core.http.AttemptResult.Unanswered;
import dev.mailkeys.core.http.Reply;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells a listener of one call, from its start to its end. What the listener throws does not change the call. Without a
 * listener no event is made.
 */
class CallEvents {

    /** Without a listener. */
    static final CallEvents UNHEARD = new CallEvents();

    private CallEvents() {}

    /** Tells the listener that the call begins, if there is one. */
    static CallEvents started(CallListener listener, Timing timing, Supplier<Call> call) {
        if (listener == CallListener.none()) {
            return UNHEARD;
        }
        var heard = new Heard(listener, timing, call.get());
        quietly(() -> listener.happened(new CallEvent.CallStarted(heard.call)));
        return heard;
    }

    /** From here on events hold texts of the provider, after the redactor. Headers may be added, but not this one. */
    void sending(Redactor redactor, String credentialHeader) {}

    void waiting(WaitReason reason, Duration delay) {}

    /** The headers that the listener adds. */
    Map<String, String> attemptStarted(Duration waited) {
        return Map.of();
    }

    void attemptEnded(AttemptResult result, boolean usable, Duration elapsed) {}

    void ended(CallOutcome outcome, boolean mayHaveTakenEffect) {}

    /** The call ends with an unexpected exception. If its effect is unknown, it may have taken effect. */
    void broke(boolean changesSomething) {}

    final void failed(MailkeysException failure) {
        ended(CallOutcomes.of(failure), failure.mayHaveTakenEffect());
    }

    /** Neither a broken listener nor a lack of memory for its events may cost a new token. */
    private static void quietly(Runnable telling) {
        try {
            telling.run();
        } catch (Throwable ignored) {
            // Any exception, as the listener's contract says.
        }
    }

    /** A call with a listener. */
    private static final class Heard extends CallEvents {

        private final CallListener listener;
        private final Timing timing;
        private final Call call;
        private final long start;
        private @Nullable Redactor redactor;
        private String credentialHeader = "";
        private int attempt;
        private boolean isAttempting;
        private long attemptStart;
        private OptionalInt status = OptionalInt.empty();
        private Optional<String> requestId = Optional.empty();

        Heard(CallListener listener, Timing timing, Call call) {
            this.listener = listener;
            this.timing = timing;
            this.call = call;
            this.start = timing.nanoTime();
        }

        @Override
        void sending(Redactor redactor, String credentialHeader) {
            this.redactor = redactor;
            this.credentialHeader = credentialHeader;
        }

        @Override
        void waiting(WaitReason reason, Duration delay) {
            quietly(() -> listener.happened(new CallEvent.Waiting(call, attempt + 1, reason, delay)));
        }

        @Override
        Map<String, String> attemptStarted(Duration waited) {
            attempt++;
            isAttempting = true;
            attemptStart = timing.nanoTime();
            var started = new CallEvent.AttemptStarted(call, attempt, waited);
            quietly(() -> listener.happened(started));
            var headers = new AddedHeaders(credentialHeader);
            quietly(() -> listener.addHeaders(started, headers));
            return headers.close();
        }

        @Override
        void attemptEnded(AttemptResult result, boolean usable, Duration elapsed) {
            isAttempting = false;
            quietly(() -> listener.happened(end(result, usable, elapsed)));
        }

        private CallEvent end(AttemptResult result, boolean usable, Duration elapsed) {
            Optional<Reply> reply =
                    result instanceof Answered answered ? Optional.of(answered.reply()) : Optional.empty();
            status = reply.isPresent() ? OptionalInt.of(reply.get().status()) : OptionalInt.empty();
            requestId = reply.map(Reply::requestId).map(this::redacted);
            return new CallEvent.AttemptEnded(
                    call,
                    attempt,
                    kind(result, usable),
                    status,
                    result instanceof Unanswered unanswered ? Optional.of(unanswered.reason()) : Optional.empty(),
                    requestId,
                    elapsed,
                    reply.flatMap(Heard::date));
        }

        @Override
        void ended(CallOutcome outcome, boolean mayHaveTakenEffect) {
            if (isAttempting) {
                var nothingSent = new Unanswered(false, Reason.FAILED_HERE, "", null);
                attemptEnded(nothingSent, false, Duration.ofNanos(timing.nanoTime() - attemptStart));
            }
            quietly(() -> {
                Duration elapsed = Duration.ofNanos(timing.nanoTime() - start);
                listener.happened(new CallEvent.CallEnded(
                        call, attempt, outcome, mayHaveTakenEffect, status, requestId, elapsed));
            });
        }

        @Override
        void broke(boolean changesSomething) {
            ended(CallOutcome.BROKEN, changesSomething && attempt > 0 && !isAttempting);
        }

        private @Nullable String redacted(String text) {
            String clean = redactor == null ? "" : redactor.redact(text);
            return clean.isEmpty() ? null : clean;
        }

        private static AttemptOutcome kind(AttemptResult result, boolean usable) {
            if (result instanceof Answered answered) {
                boolean success = answered.reply().isSuccess();
                return usable ? AttemptOutcome.SUCCEEDED : success ? AttemptOutcome.UNUSABLE : AttemptOutcome.REFUSED;
            }
            return ((Unanswered) result).sent() ? AttemptOutcome.NO_ANSWER : AttemptOutcome.NOT_SENT;
        }

        private static Optional<Instant> date(Reply reply) {
            try {
                return reply.date().isEmpty()
                        ? Optional.empty()
                        : Optional.of(RFC_1123_DATE_TIME.parse(reply.date(), Instant::from));
            } catch (DateTimeException noDate) {
                return Optional.empty();
            }
        }
    }
}
