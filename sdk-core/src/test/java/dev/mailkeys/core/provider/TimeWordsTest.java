package dev.mailkeys.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeWordsTest {

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 seconds",
        "PT0.25S, 250 ms",
        "PT1S, 1 second",
        "PT4.997S, 4997 ms",
        "PT59.2S, 1 minute",
        "PT90S, 1 minute 30 seconds",
        "PT11M, 11 minutes",
        "PT2H, 2 hours",
        "PT2H5M7S, 2 hours 5 minutes",
        "P90D, 90 days"
    })
    void length_isWrittenInItsTwoLargestUnits(Duration length, String words) {
        assertThat(TimeWords.of(length)).isEqualTo(words);
    }

    @Test
    void moment_hasNeitherSecondsNorNanoseconds() {
        Instant moment = Instant.parse("2026-11-25T19:01:51.489473078Z");
        assertThat(TimeWords.of(moment)).isEqualTo("2026-11-25 19:01 UTC");
        assertThat(TimeWords.notBefore(moment)).isEqualTo("2026-11-25 19:02 UTC");
        assertThat(TimeWords.notBefore(Instant.parse("2026-11-25T19:01:00Z"))).isEqualTo("2026-11-25 19:01 UTC");
    }
}
