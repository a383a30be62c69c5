package dev.mailkeys.core.provider;

import static dev.mailkeys.core.provider.ScriptedOutcomes.cut;
import static dev.mailkeys.core.provider.ScriptedOutcomes.status;
import static dev.mailkeys.core.provider.ScriptedOutcomes.unreachable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.CallEvent.AttemptEnded;
import dev.mailkeys.core.CallEvent.AttemptStarted;
import dev.mailkeys.core.CallEvent.Waiting;
import dev.mailkeys.core.CallListener;
import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.http.Outcome;
import dev.mailkeys.core.http.Outcome.Answered;
import dev.mailkeys.core.http.Reply;
import dev.mailkeys.core.provider.Retries.Ended;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RetryEventsTest {

    private final ManualTiming timing = new ManualTiming();

    private Ended run(CallListener listener, Outcome... outcomes) {
        var scripted = new ScriptedOutcomes(outcomes);
        return new Retries(timing, new Admission(0, new Pace(timing, List.of())), ScriptedOutcomes::asked)
                .run(
                        "acme.update",
                        Repeat.IDEMPOTENT,
                        CallSettings.builder().listener(listener).build(),
                        limit -> {
                            timing.advance(Duration.ofMillis(40));
                            return scripted.apply(limit);
                        });
    }

    @Test
    void listener_isToldOfEachAttemptAndEachWaitInOrder() {
        var listener = new RecordingListener();
        run(listener, unreachable(), cut(), status(429, Duration.ofSeconds(3)), status(200));
        Duration elapsed = Duration.ofMillis(40);
        assertThat(listener.events())
                .containsExactly(
                        new AttemptStarted("acme.update", 1),
                        new AttemptEnded("acme.update", 1, OptionalInt.empty(), "not sent", elapsed, ""),
                        new Waiting("acme.update", 2, Duration.ofMillis(250), false),
                        new AttemptStarted("acme.update", 2),
                        new AttemptEnded("acme.update", 2, OptionalInt.empty(), "no answer", elapsed, ""),
                        new Waiting("acme.update", 3, Duration.ofMillis(500), false),
                        new AttemptStarted("acme.update", 3),
                        new AttemptEnded("acme.update", 3, OptionalInt.of(429), "answered", elapsed, ""),
                        new Waiting("acme.update", 4, Duration.ofSeconds(3), true),
                        new AttemptStarted("acme.update", 4),
                        new AttemptEnded("acme.update", 4, OptionalInt.of(200), "answered", elapsed, ""));
    }

    @Test
    void listener_isToldWhatTheServersClockSaid() {
        var reply = new Reply(200, "", null, "Fri, 20 Nov 2026 23:00:00 GMT", new byte[0], Reply.BodyState.WHOLE);
        var listener = new RecordingListener();
        run(listener, new Answered(reply));
        assertThat(listener.events())
                .last()
                .extracting(event -> ((AttemptEnded) event).serverDate())
                .isEqualTo("Fri, 20 Nov 2026 23:00:00 GMT");
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
        return ((Answered) run(broken, status(503), status(200)).outcome())
                .reply()
                .status();
    }

    @SuppressWarnings("unchecked")
    private static <E extends Exception> void sneak(Exception failure) throws E {
        throw (E) failure;
    }
}
