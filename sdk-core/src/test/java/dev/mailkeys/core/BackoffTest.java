package dev.mailkeys.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1          | 0.5  | PT0.25S
                    2          | 0.5  | PT0.5S
                    3          | 0.5  | PT1S
                    5          | 0.5  | PT4S
                    6          | 0.5  | PT4S
                    1          | 0    | PT0S
                    5          | 0.25 | PT2S
                    31         | 0.5  | PT4S
                    32         | 0.5  | PT4S
                    2147483647 | 0.5  | PT4S
                    """)
    void exponential_doublesUpToTheLongestAndIsChosenFromZeroOn(int retry, double random, Duration delay) {
        Backoff backoff = Backoff.exponential(Duration.ofMillis(500), Duration.ofSeconds(8));
        assertThat(backoff.delay(retry, random)).isEqualTo(delay);
    }

    @Test
    void exponential_fromTheLeastToAYear_doesNotOverflow() {
        Backoff backoff = Backoff.exponential(Duration.ofNanos(1), Duration.ofDays(365));
        assertThat(backoff.delay(31, 0.5)).isEqualTo(Duration.ofNanos(1L << 29));
        assertThat(backoff.delay(100, 0.5)).isEqualTo(Duration.ofNanos(1L << 29));
        assertThat(Backoff.exponential(Duration.ofDays(365), Duration.ofDays(365))
                        .delay(100, 0.5))
                .isEqualTo(Duration.ofDays(365).dividedBy(2));
    }

    @Test
    void none_neverWaits() {
        assertThat(Backoff.none().delay(1, 0.9)).isZero();
    }
}
