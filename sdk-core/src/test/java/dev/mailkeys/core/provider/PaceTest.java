package dev.mailkeys.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ManualTiming timing = new ManualTiming();

    private Deadline in(Duration limit) {
        return new Deadline(timing, limit);
    }

    private Deadline anHour() {
        return in(Duration.ofHours(1));
    }

    @Test
    void burst_withinThePace_goesThroughAtOnce() throws InterruptedException {
        var pace = new Pace(timing, 3);
        for (int i = 0; i < 3; i++) {
            assertThat(pace.await(anHour())).isTrue();
        }
        assertThat(timing.sleeps()).isEmpty();
    }

    @Test
    void callTooMany_waitsUntilTheOldestIsOutOfTheWindow() throws InterruptedException {
        var pace = new Pace(timing, 2);
        pace.await(anHour());
        timing.advance(SECOND.multipliedBy(10));
        pace.await(anHour());
        pace.await(anHour());
        pace.await(anHour());
        assertThat(timing.sleeps()).containsExactly(Duration.ofSeconds(51), Duration.ofSeconds(10));
    }

    @Test
    void noMinute_holdsMoreThanThePace() throws InterruptedException {
        var pace = new Pace(timing, 5);
        var sent = new java.util.ArrayList<Long>();
        for (int i = 0; i < 50; i++) {
            pace.await(anHour());
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
        var pace = new Pace(timing, 1);
        pace.await(anHour());
        timing.advance(Duration.ofSeconds(61));
        pace.await(anHour());
        timing.advance(Duration.ofDays(400));
        pace.await(anHour());
        assertThat(timing.sleeps()).isEmpty();
    }

    @Test
    void wait_beyondTheDeadline_isRefusedAndTakesNoPlace() throws InterruptedException {
        var pace = new Pace(timing, 1);
        pace.await(anHour());
        assertThat(pace.await(in(Duration.ofSeconds(61)))).isFalse();
        assertThat(timing.sleeps()).isEmpty();
        assertThat(pace.await(in(Duration.ofMillis(61_001)))).isTrue();
        assertThat(timing.sleeps()).containsExactly(Duration.ofSeconds(61));
    }

    @Test
    void placesTakenInAdvance_areKeptInOrder() throws InterruptedException {
        var pace = new Pace(timing, 1);
        pace.await(anHour());
        pace.await(anHour());
        pace.await(anHour());
        assertThat(timing.sleeps()).containsExactly(Duration.ofSeconds(61), Duration.ofSeconds(61));
    }

    @Test
    void paceOfZero_isNone() throws InterruptedException {
        var pace = new Pace(timing, 0);
        for (int i = 0; i < 1000; i++) {
            assertThat(pace.await(in(Duration.ZERO))).isTrue();
        }
        assertThat(timing.sleeps()).isEmpty();
    }
}
