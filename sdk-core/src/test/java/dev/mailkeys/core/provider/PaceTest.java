package dev.mailkeys.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.RateLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private static final Consumer<Duration> UNHEARD = wait -> {};

    private final ManualTiming timing = new ManualTiming();

    private Pace perMinute(int calls) {
        return new Pace(timing, List.of(RateLimit.perMinute(calls)), Optional.empty());
    }

    private static Duration anHour() {
        return Duration.ofHours(1);
    }

    @Test
    void burst_withinThePace_goesThroughAtOnce() throws InterruptedException {
        var pace = perMinute(3);
        for (int i = 0; i < 3; i++) {
            assertThat(pace.await(anHour(), UNHEARD)).isEmpty();
        }
        assertThat(timing.sleeps()).isEmpty();
    }

    @Test
    void callTooMany_waitsUntilTheOldestIsOutOfTheWindow() throws InterruptedException {
        var pace = perMinute(2);
        pace.await(anHour(), UNHEARD);
        timing.advance(SECOND.multipliedBy(10));
        pace.await(anHour(), UNHEARD);
        pace.await(anHour(), UNHEARD);
        pace.await(anHour(), UNHEARD);
        assertThat(timing.sleeps()).containsExactly(Duration.ofSeconds(51), Duration.ofSeconds(10));
    }

    @Test
    void callWithoutTimeLeftToWait_isCountedToo() throws InterruptedException {
        var pace = perMinute(1);
        Duration overdrawn = Duration.ofNanos(-1);
        assertThat(pace.await(overdrawn, UNHEARD)).isEmpty();
        assertThat(pace.await(overdrawn, UNHEARD)).contains(RateLimit.perMinute(1));
        assertThat(timing.sleeps()).isEmpty();
    }

    @Test
    void noMinute_holdsMoreThanThePace() throws InterruptedException {
        var pace = perMinute(5);
        var sent = new ArrayList<Long>();
        for (int i = 0; i < 50; i++) {
            pace.await(anHour(), UNHEARD);
            sent.add(timing.nanoTime());
            timing.advance(Duration.ofSeconds(i % 7));
        }
        for (int i = 5; i < sent.size(); i++) {
            assertThat(sent.get(i) - sent.get(i - 5))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(61).toNanos());
        }
    }

    @Test
    void callAfterALongRest_doesNotWait() throws InterruptedException {
        var pace = perMinute(1);
        pace.await(anHour(), UNHEARD);
        timing.advance(Duration.ofSeconds(61));
        pace.await(anHour(), UNHEARD);
        timing.advance(Duration.ofDays(400));
        pace.await(anHour(), UNHEARD);
        assertThat(timing.sleeps()).isEmpty();
    }

    @Test
    void wait_beyondWhatIsAllowed_isRefusedAndTakesNoPlace() throws InterruptedException {
        var pace = perMinute(1);
        pace.await(anHour(), UNHEARD);
        assertThat(pace.await(Duration.ofMillis(60_999), UNHEARD)).contains(RateLimit.perMinute(1));
        assertThat(timing.sleeps()).isEmpty();
        assertThat(pace.await(Duration.ofSeconds(61), UNHEARD)).isEmpty();
        assertThat(timing.sleeps()).containsExactly(Duration.ofSeconds(61));
    }

    @Test
    void placesTakenInAdvance_areKeptInOrder() throws InterruptedException {
        var pace = perMinute(1);
        pace.await(anHour(), UNHEARD);
        pace.await(anHour(), UNHEARD);
        pace.await(anHour(), UNHEARD);
        assertThat(timing.sleeps()).containsExactly(Duration.ofSeconds(61), Duration.ofSeconds(61));
    }

    @Test
    void paceWithoutLimits_isNone() throws InterruptedException {
        var pace = new Pace(timing, List.of(), Optional.empty());
        for (int i = 0; i < 1000; i++) {
            assertThat(pace.await(Duration.ZERO, UNHEARD)).isEmpty();
        }
        assertThat(timing.sleeps()).isEmpty();
    }

    @Test
    void severalWindows_holdAtOnce() throws InterruptedException {
        var limits = List.of(new RateLimit(2, SECOND), new RateLimit(5, Duration.ofSeconds(10)));
        var pace = new Pace(timing, limits, Optional.empty());
        var sent = new ArrayList<Long>();
        for (int i = 0; i < 40; i++) {
            pace.await(anHour(), UNHEARD);
            sent.add(timing.nanoTime());
        }
        for (RateLimit limit : limits) {
            for (int i = limit.calls(); i < sent.size(); i++) {
                assertThat(sent.get(i) - sent.get(i - limit.calls()))
                        .isGreaterThanOrEqualTo(limit.window().toNanos());
            }
        }
        assertThat(timing.nanoTime()).isLessThan(Duration.ofSeconds(90).toNanos());
    }

    @Test
    void windowThatHoldsACallBack_isNamed_andTheOthersLoseNoPlace() throws InterruptedException {
        var perDay = new RateLimit(3, Duration.ofDays(1));
        var pace = new Pace(timing, List.of(new RateLimit(2, SECOND), perDay), Optional.empty());
        for (int i = 0; i < 3; i++) {
            assertThat(pace.await(anHour(), UNHEARD)).isEmpty();
        }
        assertThat(timing.sleeps()).containsExactly(Duration.ofMillis(1100));
        assertThat(pace.await(anHour(), UNHEARD)).contains(perDay);
        assertThat(pace.await(Duration.ofDays(2), UNHEARD)).isEmpty();
        assertThat(timing.sleeps()).hasSize(2);
    }
}
