package dev.mailkeys.core.provider;

import static dev.mailkeys.core.provider.ScriptedResults.cut;
import static dev.mailkeys.core.provider.ScriptedResults.status;
import static dev.mailkeys.core.provider.ScriptedResults.unreachable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.CallEvent.AttemptEnded;
import dev.mailkeys.core.CallEvent.AttemptStarted;
import dev.mailkeys.core.CallEvent.CallStarted;
import dev.mailkeys.core.CallEvent.Waiting;
import dev.mailkeys.core.CallListener;
import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.NoResponseException.Reason;
import dev.mailkeys.core.event.AttemptOutcome;
import dev.mailkeys.core.event.Call;
import dev.mailkeys.core.event.WaitReason;
import dev.mailkeys.core.http.AttemptResult;
import dev.mailkeys.core.http.AttemptResult.Answered;
import dev.mailkeys.core.provider.Retries.Ended;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RetryEventsTest {

    private static final Call CALL = new Call(
            7, "acme.update", "PATCH", URI.create("https://api.acme.example"), "/keys/{id}", OptionalInt.empty());

    private static final Duration ELAPSED = Duration.ofMillis(40);

    private final ManualTiming timing = new ManualTiming();

    private Ended run(CallListener listener, AttemptResult... outcomes) {
        var scripted = new ScriptedResults(outcomes);
        return new Retries(
                        timing, new Admission(0, new Pace(timing, List.of(), Optional.empty())), ScriptedResults::asked)
                .run(
                        "acme.update",
                        Repeat.IDEMPOTENT,
                        CallSettings.builder().build(),
                        CallEvents.started(listener, timing, () -> CALL),
                        (headers, limit) -> {
                            timing.advance(ELAPSED);
                            return scripted.apply(limit);
                        });
    }

    private static AttemptEnded ended(int attempt, AttemptOutcome outcome, int status, Reason noAnswer) {
        return new AttemptEnded(
                CALL,
                attempt,
                outcome,
                status == 0 ? OptionalInt.empty() : OptionalInt.of(status),
                Optional.ofNullable(noAnswer),
                Optional.empty(),
                ELAPSED,
                Optional.empty());
    }

    private static AttemptStarted started(int attempt) {
        return new AttemptStarted(CALL, attempt, Duration.ZERO);
    }

    @Test
    void listener_isToldOfEachAttemptAndEachWaitInOrder() {
        var listener = new RecordingListener();
        run(listener, unreachable(), cut(), status(429, Duration.ofSeconds(3)), status(200));
        assertThat(listener.events())
                .containsExactly(
                        new CallStarted(CALL),
                        started(1),
                        ended(1, AttemptOutcome.NOT_SENT, 0, Reason.UNREACHABLE),
                        new Waiting(CALL, 2, WaitReason.BACKOFF, Duration.ofMillis(250)),
                        started(2),
                        ended(2, AttemptOutcome.NO_ANSWER, 0, Reason.CUT),
                        new Waiting(CALL, 3, WaitReason.BACKOFF, Duration.ofMillis(500)),
                        started(3),
                        ended(3, AttemptOutcome.REFUSED, 429, null),
                        new Waiting(CALL, 4, WaitReason.RETRY_AFTER, Duration.ofSeconds(3)),
                        started(4),
                        ended(4, AttemptOutcome.SUCCEEDED, 200, null));
    }

    @Test
    void listener_thatThrowsAnException_costsNothing() {
        assertThat(statusWith(event -> {
                    throw new IllegalStateException("broken listener");
                }))
                .isEqualTo(200);
    }

    @Test
    void listener_thatThrowsAnError_costsNothing() {
        assertThat(statusWith(event -> {
                    throw new AssertionError("broken listener");
                }))
                .isEqualTo(200);
    }

    @Test
    void listener_thatThrowsACheckedException_costsNothing() {
        assertThat(statusWith(event -> RetryEventsTest.<RuntimeException>sneak(new Exception("broken listener"))))
                .isEqualTo(200);
    }

    private int statusWith(CallListener broken) {
        return ((Answered) run(broken, status(503), status(200)).result())
                .reply()
                .status();
    }

    @SuppressWarnings("unchecked")
    private static <E extends Exception> void sneak(Exception failure) throws E {
        throw (E) failure;
    }
}
