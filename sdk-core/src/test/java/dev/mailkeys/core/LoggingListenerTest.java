package dev.mailkeys.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.CallEvent.AttemptEnded;
import dev.mailkeys.core.CallEvent.CallEnded;
import dev.mailkeys.core.NoResponseException.Reason;
import dev.mailkeys.core.event.AttemptOutcome;
import dev.mailkeys.core.event.Call;
import dev.mailkeys.core.event.CallOutcome;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class LoggingListenerTest {

    private static final Call LIST = new Call(
            3, "emailit.list", "GET", URI.create("https://api.emailit.com/v2"), "/api-keys", OptionalInt.of(2));
    private static final Call CREATE = new Call(
            4, "emailit.create", "POST", URI.create("https://api.emailit.com/v2"), "/api-keys", OptionalInt.empty());

    private final List<String> lines = new ArrayList<>();
    private final CallListener log = CallListener.logging(new Lines());

    private void attempt(Call call, AttemptOutcome outcome, int status, Reason noAnswer) {
        log.happened(new CallEvent.AttemptStarted(call, 1, Duration.ZERO));
        log.happened(new AttemptEnded(
                call,
                1,
                outcome,
                status == 0 ? OptionalInt.empty() : OptionalInt.of(status),
                Optional.ofNullable(noAnswer),
                status == 0 ? Optional.empty() : Optional.of("req-1"),
                Duration.ofMillis(43),
                Optional.empty()));
    }

    private void end(Call call, int attempts, CallOutcome outcome, boolean mayHaveTakenEffect) {
        log.happened(new CallEnded(
                call,
                attempts,
                outcome,
                mayHaveTakenEffect,
                OptionalInt.empty(),
                Optional.empty(),
                Duration.ofMillis(50)));
    }

    @Test
    void attemptThatSucceeds_isOneLine() {
        log.happened(new CallEvent.CallStarted(LIST));
        attempt(LIST, AttemptOutcome.SUCCEEDED, 200, null);
        end(LIST, 1, CallOutcome.SUCCEEDED, false);
        assertThat(lines)
                .containsExactly("INFO emailit.list (GET api.emailit.com page 2) attempt 1: succeeded 200 in 43 ms,"
                        + " request id req-1");
    }

    @Test
    void attemptThatIsRefused_isAWarning() {
        attempt(CREATE, AttemptOutcome.REFUSED, 401, null);
        end(CREATE, 1, CallOutcome.UNAUTHORIZED, false);
        assertThat(lines)
                .containsExactly("WARNING emailit.create (POST api.emailit.com) attempt 1: refused 401 in 43 ms,"
                        + " request id req-1");
    }

    @Test
    void failureThatMayHaveTakenEffect_saysSo() {
        attempt(CREATE, AttemptOutcome.NO_ANSWER, 0, Reason.TIMED_OUT);
        end(CREATE, 1, CallOutcome.TIMED_OUT, true);
        assertThat(lines)
                .containsExactly(
                        "WARNING emailit.create (POST api.emailit.com) attempt 1: no answer (timed out) in 43 ms",
                        "WARNING emailit.create (POST api.emailit.com) ended: timed out; it may have taken effect,"
                                + " look at what is there before trying again");
    }

    @Test
    void callThatIsRefusedBeforeSending_isALine() {
        end(CREATE, 0, CallOutcome.INVALID_REQUEST, false);
        assertThat(lines)
                .containsExactly(
                        "WARNING emailit.create (POST api.emailit.com) ended: invalid request; nothing was sent");
    }

    @Test
    void listenerBesideIt_isToldThoughTheFirstThrows() {
        CallListener broken = event -> {
            throw new IllegalStateException("broken");
        };
        CallListener both = broken.and(log);
        try {
            both.happened(new CallEnded(
                    CREATE, 0, CallOutcome.READ_ONLY, false, OptionalInt.empty(), Optional.empty(), Duration.ZERO));
        } catch (IllegalStateException ignored) {
            // As a client does.
        }
        assertThat(lines).singleElement().asString().contains("read only");
    }

    /** Keeps what is logged. */
    private final class Lines implements System.Logger {

        @Override
        public String getName() {
            return "mailkeys";
        }

        @Override
        public boolean isLoggable(Level level) {
            return true;
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
            lines.add(level + " " + message);
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String format, Object... params) {
            lines.add(level + " " + format);
        }
    }
}
