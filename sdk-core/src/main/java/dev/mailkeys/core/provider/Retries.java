package dev.mailkeys.core.provider;

import dev.mailkeys.core.CallReport;
import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.NoResponseException.Reason;
import dev.mailkeys.core.event.WaitReason;
import dev.mailkeys.core.http.AttemptResult;
import dev.mailkeys.core.http.AttemptResult.Answered;
import dev.mailkeys.core.http.AttemptResult.Unanswered;
import dev.mailkeys.core.http.Reply;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Runs the attempts of a call by the {@link RetryTable}, within one deadline. */
final class Retries {

    private final Timing timing;
    private final Admission admission;
    private final Function<Reply, Optional<Duration>> asked;

    /** Attempts that an admission lets out, with the waits that replies ask for. */
    Retries(Timing timing, Admission admission, Function<Reply, Optional<Duration>> asked) {
        this.timing = timing;
        this.admission = admission;
        this.asked = asked;
    }

    /**
     * How a call ended.
     *
     * @param result what came of its last attempt
     * @param report what is known of it as a whole
     * @param note why there was no further attempt although the table allows one; empty if it does not
     */
    record Ended(AttemptResult result, CallReport report, String note) {}

    /** How a call makes its attempts. */
    @FunctionalInterface
    interface Attempting {

        /** Makes one attempt, with further headers, within a time limit. */
        AttemptResult send(Map<String, String> headers, Duration limit);

        /** Looks whether what came can be used. Called once for each attempt, and must not throw. */
        default boolean isUsable(AttemptResult result) {
            return result instanceof Answered answered && answered.reply().isSuccess();
        }
    }

    /** Runs one call, and tells what happens. */
    Ended run(String operation, Repeat repeat, CallSettings settings, CallEvents events, Attempting call) {
        return new Run(operation, repeat, settings, events, call).toTheEnd();
    }

    /** One call under way. */
    private final class Run {

        private final String operation;
        private final Repeat repeat;
        private final CallSettings settings;
        private final CallEvents events;
        private final Attempting call;
        private final Deadline deadline;
        private Duration turnLeft;
        private int attempts;
        private boolean mayHaveTakenEffect;

        Run(String operation, Repeat repeat, CallSettings settings, CallEvents events, Attempting call) {
            this.operation = operation;
            this.repeat = repeat;
            this.settings = settings;
            this.events = events;
            this.call = call;
            this.deadline = new Deadline(timing, settings.deadline());
            this.turnLeft = settings.turnTimeout();
        }

        Ended toTheEnd() {
            try {
                while (true) {
                    AttemptResult result = attempt();
                    if (!RetryTable.again(repeat, result)
                            || attempts >= settings.retries().maxAttempts()) {
                        return ended(result, "");
                    }
                    Duration wait = wait(result);
                    String note = reasonNotToWait(result, wait);
                    if (!note.isEmpty()) {
                        return ended(result, note);
                    }
                    boolean asked = asked(result).isPresent();
                    events.waiting(asked ? WaitReason.RETRY_AFTER : WaitReason.BACKOFF, wait);
                    timing.sleep(wait);
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return ended(new Unanswered(false, Reason.INTERRUPTED, "", null), "");
            } catch (RuntimeException | Error broken) {
                if (!mayHaveTakenEffect) {
                    throw broken;
                }
                return ended(new Unanswered(true, Reason.FAILED_HERE, "", broken), "");
            }
        }

        private AttemptResult attempt() throws InterruptedException {
            if (deadline.remaining().compareTo(Duration.ZERO) <= 0) {
                return new Unanswered(false, Reason.NO_TIME_LEFT, "", null);
            }
            long asked = timing.nanoTime();
            Optional<String> heldBack = admission.enter(turnLeft, events::waiting);
            if (heldBack.isPresent()) {
                return new Unanswered(false, Reason.NO_TIME_LEFT, heldBack.get(), null);
            }
            Duration waited = Duration.ofNanos(timing.nanoTime() - asked);
            turnLeft = turnLeft.minus(waited);
            deadline.grant(waited);
            try {
                attempts++;
                Map<String, String> headers = events.attemptStarted(waited);
                long start = timing.nanoTime();
                AttemptResult result = call.send(headers, timeLimit());
                mayHaveTakenEffect |= RetryTable.mayHaveTakenEffect(repeat, result);
                Duration elapsed = Duration.ofNanos(timing.nanoTime() - start);
                events.attemptEnded(result, call.isUsable(result), elapsed);
                return result;
            } finally {
                admission.leave();
            }
        }

        /** Empty if there is to be another attempt. */
        private String reasonNotToWait(AttemptResult result, Duration wait) {
            Duration longest = settings.retries().longestRetryAfter();
            if (asked(result).isPresent() && wait.compareTo(longest) > 0) {
                return "The answer asks to wait " + TimeWords.of(wait) + ", and this client waits no longer than "
                        + TimeWords.of(longest) + ": try again after that.";
            }
            return deadline.leavesRoomFor(wait) ? "" : "The deadline leaves no room for another attempt.";
        }

        /** Asks the caller's backoff only when it is needed: one that throws must not cost a result that is there. */
        private Duration wait(AttemptResult result) {
            Duration wait =
                    asked(result).orElseGet(() -> settings.retries().backoff().delay(attempts, timing.random()));
            return wait.isNegative() ? Duration.ZERO : wait;
        }

        private Duration timeLimit() {
            Duration left = deadline.remaining();
            return left.compareTo(settings.attemptTimeout()) < 0 ? left : settings.attemptTimeout();
        }

        private Ended ended(AttemptResult result, String note) {
            return new Ended(result, new CallReport(operation, attempts, mayHaveTakenEffect), note);
        }
    }

    private Optional<Duration> asked(AttemptResult result) {
        return result instanceof Answered answered && !answered.reply().isSuccess()
                ? asked.apply(answered.reply())
                : Optional.empty();
    }
}
