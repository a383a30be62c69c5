package dev.mailkeys.core.provider;

import static dev.mailkeys.core.provider.Repeat.IDEMPOTENT;
import static dev.mailkeys.core.provider.Repeat.NEVER;
import static dev.mailkeys.core.provider.Repeat.SAFE;
import static dev.mailkeys.core.provider.ScriptedResults.cut;
import static dev.mailkeys.core.provider.ScriptedResults.status;
import static dev.mailkeys.core.provider.ScriptedResults.unreachable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.Backoff;
import dev.mailkeys.core.CallReport;
import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.NoResponseException.Reason;
import dev.mailkeys.core.RetryPolicy;
import dev.mailkeys.core.http.AttemptResult;
import dev.mailkeys.core.http.AttemptResult.Answered;
import dev.mailkeys.core.http.AttemptResult.Unanswered;
import dev.mailkeys.core.provider.Retries.Ended;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetriesTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ManualTiming timing = new ManualTiming();

    private Ended run(Repeat repeat, CallSettings settings, Function<Duration, AttemptResult> send) {
        var admission = new Admission(0, new Pace(timing, List.of(), Optional.empty()));
        return new Retries(timing, admission, ScriptedResults::asked)
                .run("acme.verb", repeat, settings, CallEvents.UNHEARD, (headers, limit) -> send.apply(limit));
    }

    private Ended run(Repeat repeat, RetryPolicy policy, Function<Duration, AttemptResult> send) {
        return run(repeat, CallSettings.builder().retries(policy).build(), send);
    }

    private static RetryPolicy attempts(int most) {
        return RetryPolicy.builder().maxAttempts(most).backoff(Backoff.none()).build();
    }

    private static int statusOf(Ended ended) {
        return ((Answered) ended.result()).reply().status();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void call_isTriedAsOftenAsThePolicySays(int most) {
        Ended ended = run(SAFE, attempts(most), new ScriptedResults(status(503)));
        assertThat(ended.report()).isEqualTo(new CallReport("acme.verb", most, false));
        assertThat(ended.note()).isEmpty();
    }

    @Test
    void call_byDefault_isTriedFourTimesWithFullJitterInBetween() {
        Ended ended = run(SAFE, CallSettings.builder().build(), new ScriptedResults(status(503)));
        assertThat(ended.report().attempts()).isEqualTo(4);
        assertThat(timing.sleeps()).containsExactly(Duration.ofMillis(250), Duration.ofMillis(500), SECOND);
    }

    @Test
    void call_withAPolicyOfNone_isTriedOnce() {
        assertThat(run(SAFE, RetryPolicy.none(), new ScriptedResults(status(503)))
                        .report()
                        .attempts())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Repeat.class)
    void call_endsWithTheFirstAnswerThatNeedsNoRetry(Repeat repeat) {
        var outcomes = new ScriptedResults(unreachable(), status(429), status(201), status(500));
        Ended ended = run(repeat, attempts(9), outcomes);
        assertThat(statusOf(ended)).isEqualTo(201);
        assertThat(ended.report().attempts()).isEqualTo(3);
    }

    @Test
    void retryAfter_takesThePlaceOfTheBackoff() {
        run(SAFE, RetryPolicy.builder().build(), new ScriptedResults(status(503, Duration.ofSeconds(9)), status(200)));
        assertThat(timing.sleeps()).containsExactly(Duration.ofSeconds(9));
    }

    @Test
    void retryAfter_ofExactlyTheLongest_isWaitedFor() {
        Ended ended = run(
                SAFE,
                RetryPolicy.builder().longestRetryAfter(Duration.ofSeconds(5)).build(),
                new ScriptedResults(status(429, Duration.ofSeconds(5)), status(200)));
        assertThat(statusOf(ended)).isEqualTo(200);
        assertThat(timing.sleeps()).containsExactly(Duration.ofSeconds(5));
    }

    @Test
    void retryAfter_beyondTheLongest_endsTheCallAndSaysWhy() {
        Ended ended = run(
                SAFE,
                RetryPolicy.builder().longestRetryAfter(Duration.ofSeconds(5)).build(),
                new ScriptedResults(status(429, Duration.ofMillis(5001)), status(200)));
        assertThat(statusOf(ended)).isEqualTo(429);
        assertThat(ended.report().attempts()).isEqualTo(1);
        assertThat(ended.note())
                .isEqualTo("The answer asks to wait 5001 ms, and this client waits no longer than 5 seconds: try again"
                        + " after that.");
        assertThat(timing.sleeps()).isEmpty();
    }

    @Test
    void backoff_mayBeLongerThanTheLongestRetryAfter() {
        Ended ended = run(
                SAFE,
                RetryPolicy.builder()
                        .longestRetryAfter(Duration.ZERO)
                        .backoff((retry, random) -> SECOND)
                        .build(),
                new ScriptedResults(status(503), status(200)));
        assertThat(statusOf(ended)).isEqualTo(200);
    }

    @Test
    void backoff_isToldWhichRetryItIs() {
        run(
                SAFE,
                RetryPolicy.builder()
                        .backoff((retry, random) -> Duration.ofSeconds(retry))
                        .build(),
                new ScriptedResults(status(503)));
        assertThat(timing.sleeps()).containsExactly(SECOND, Duration.ofSeconds(2), Duration.ofSeconds(3));
    }

    @Test
    void backoff_isNotAskedWhenThereIsNothingToWaitFor() {
        Backoff broken = (retry, random) -> {
            throw new AssertionError("asked");
        };
        Ended ended = run(NEVER, RetryPolicy.builder().backoff(broken).build(), new ScriptedResults(status(201)));
        assertThat(statusOf(ended)).isEqualTo(201);
        ended = run(
                SAFE, RetryPolicy.builder().backoff(broken).maxAttempts(1).build(), new ScriptedResults(status(503)));
        assertThat(statusOf(ended)).isEqualTo(503);
    }

    @Test
    void backoff_thatIsNegative_isNoWait() {
        Ended ended = run(
                SAFE,
                RetryPolicy.builder()
                        .backoff((retry, random) -> Duration.ofSeconds(-1))
                        .build(),
                new ScriptedResults(status(503), status(200)));
        assertThat(statusOf(ended)).isEqualTo(200);
        assertThat(timing.sleeps()).containsExactly(Duration.ZERO);
    }

    @Test
    void deadline_spansAllAttemptsAndWaits() {
        var outcomes = new ScriptedResults(status(503));
        Ended ended = run(
                SAFE,
                CallSettings.builder()
                        .deadline(Duration.ofSeconds(10))
                        .attemptTimeout(Duration.ofSeconds(4))
                        .retries(RetryPolicy.builder()
                                .maxAttempts(100)
                                .backoff((retry, random) -> SECOND)
                                .build())
                        .build(),
                limit -> {
                    timing.advance(Duration.ofSeconds(3));
                    return outcomes.apply(limit);
                });
        assertThat(ended.report().attempts()).isEqualTo(3);
        assertThat(ended.note()).isEqualTo("The deadline leaves no room for another attempt.");
        assertThat(outcomes.limits())
                .containsExactly(Duration.ofSeconds(4), Duration.ofSeconds(4), Duration.ofSeconds(2));
    }

    @Test
    void deadline_thatTheWaitWouldUseUp_endsTheCallWithoutTheWait() {
        Ended ended = run(
                SAFE,
                CallSettings.builder().deadline(Duration.ofSeconds(5)).build(),
                new ScriptedResults(status(503, Duration.ofSeconds(5)), status(200)));
        assertThat(statusOf(ended)).isEqualTo(503);
        assertThat(ended.note()).isEqualTo("The deadline leaves no room for another attempt.");
        assertThat(timing.sleeps()).isEmpty();
    }

    @Test
    void deadline_thatIsOverBeforeTheFirstAttempt_sendsNothing() {
        var outcomes = new ScriptedResults(status(200));
        var late = new Timing() {
            private long calls;

            @Override
            public java.time.Instant now() {
                return timing.now();
            }

            @Override
            public long nanoTime() {
                return calls++ * SECOND.toNanos();
            }

            @Override
            public void sleep(Duration delay) {}

            @Override
            public double random() {
                return 0;
            }
        };
        Ended ended = new Retries(
                        late, new Admission(0, new Pace(late, List.of(), Optional.empty())), ScriptedResults::asked)
                .run(
                        "acme.verb",
                        NEVER,
                        CallSettings.builder().deadline(SECOND).build(),
                        CallEvents.UNHEARD,
                        (headers, limit) -> outcomes.apply(limit));
        assertThat(ended.result()).isEqualTo(new Unanswered(false, Reason.NO_TIME_LEFT, "", null));
        assertThat(ended.report()).isEqualTo(new CallReport("acme.verb", 0, false));
        assertThat(outcomes.limits()).isEmpty();
    }

    @Test
    void budget_belongsToOneCall() {
        var admission = new Admission(0, new Pace(timing, List.of(), Optional.empty()));
        var retries = new Retries(timing, admission, ScriptedResults::asked);
        for (int call = 0; call < 1000; call++) {
            var outcomes = new ScriptedResults(status(503));
            Ended ended = retries.run(
                    "acme.verb",
                    SAFE,
                    CallSettings.builder().retries(attempts(4)).build(),
                    CallEvents.UNHEARD,
                    (headers, limit) -> outcomes.apply(limit));
            assertThat(ended.report().attempts()).isEqualTo(4);
        }
    }

    @Test
    void mayHaveTakenEffect_ofAnEarlierAttempt_stays() {
        Ended ended = run(IDEMPOTENT, attempts(4), new ScriptedResults(cut(), status(404)));
        assertThat(statusOf(ended)).isEqualTo(404);
        assertThat(ended.report()).isEqualTo(new CallReport("acme.verb", 2, true));
    }

    @Test
    void mayHaveTakenEffect_whenEveryAttemptWasTurnedAway_isFalse() {
        Ended ended = run(NEVER, attempts(4), new ScriptedResults(unreachable(), status(429), status(404)));
        assertThat(ended.report()).isEqualTo(new CallReport("acme.verb", 3, false));
    }

    @Test
    void interruption_beforeTheFirstAttempt_sendsNothingAndKeepsTheFlag() {
        var outcomes = new ScriptedResults(status(200));
        Thread.currentThread().interrupt();
        Ended ended = run(NEVER, attempts(4), outcomes);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(ended.result()).isEqualTo(new Unanswered(false, Reason.INTERRUPTED, "", null));
        assertThat(outcomes.limits()).isEmpty();
    }

    @Test
    void interruption_duringAWait_keepsTheFlagAndWhatIsKnownOfTheAttempts() {
        Ended ended = run(IDEMPOTENT, attempts(4), limit -> {
            Thread.currentThread().interrupt();
            return cut();
        });
        assertThat(Thread.interrupted()).isTrue();
        assertThat(ended.result()).isEqualTo(new Unanswered(false, Reason.INTERRUPTED, "", null));
        assertThat(ended.report()).isEqualTo(new CallReport("acme.verb", 1, true));
    }

    @Test
    void placeAmongTheConcurrentCalls_isGivenBackWhateverAnAttemptThrows() {
        var retries = new Retries(
                timing, new Admission(1, new Pace(timing, List.of(), Optional.empty())), ScriptedResults::asked);
        CallSettings settings = CallSettings.builder().build();
        assertThatThrownBy(() -> retries.run("acme.verb", SAFE, settings, CallEvents.UNHEARD, (headers, limit) -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(statusOf(
                        retries.run("acme.verb", SAFE, settings, CallEvents.UNHEARD, (headers, limit) -> status(200))))
                .isEqualTo(200);
    }
}
