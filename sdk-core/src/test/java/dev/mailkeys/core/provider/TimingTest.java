package dev.mailkeys.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TimingTest {

    private final Timing timing = Timing.system();

    @Test
    void now_isBetweenWhatTheClockSaysBeforeAndAfter() {
        Instant before = Instant.now();
        assertThat(timing.now()).isBetween(before, Instant.now());
    }

    @Test
    void sleep_lastsAtLeastAsLongAsItWasAsked() throws InterruptedException {
        long start = timing.nanoTime();
        timing.sleep(Duration.ofNanos(1_500_000));
        assertThat(timing.nanoTime() - start).isGreaterThanOrEqualTo(1_000_000);
    }

    @Test
    void sleep_whenTheThreadIsInterrupted_ends() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> timing.sleep(Duration.ofDays(1))).isInstanceOf(InterruptedException.class);
    }

    @Test
    void random_isFromZeroToBelowOneAndNotAlwaysTheSame() {
        double first = timing.random();
        boolean differs = false;
        for (int i = 0; i < 1000; i++) {
            double next = timing.random();
            assertThat(next).isBetween(0.0, 1.0).isNotEqualTo(1.0);
            differs |= next != first;
        }
        assertThat(differs).isTrue();
    }
}
