package dev.mailkeys.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0                              | PT0S
                    7                              | PT7S
                    ' 7 '                          | PT7S
                    007                            | PT7S
                    31622400                       | PT8784H
                    31622401                       | PT8784H
                    9999999999                     | PT8784H
                    99999999999                    | PT8784H
                    99999999999999999999999999999  | PT8784H
                    Thu, 01 Jan 2026 00:02:00 GMT  | PT2M
                    Thu, 1 Jan 2026 00:02:00 GMT   | PT2M
                    Thu, 01 Jan 2026 00:00:00 GMT  | PT0S
                    Wed, 31 Dec 2025 23:59:59 GMT  | PT0S
                    Fri, 31 Dec 9999 23:59:59 GMT  | PT69898631H59M59S
                    """)
    void header_isReadAsTheWaitThatItAsksFor(String header, Duration wait) {
        assertThat(RetryAfter.parse(header, NOW)).contains(wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "soon", "-1", "1.5", "+1", "1e3", "٣", "Thu, 99 Jan 2026 00:02:00 GMT", "12 34"})
    void header_whenItIsNeitherSecondsNorADate_asksForNothing(String header) {
        assertThat(RetryAfter.parse(header, NOW)).isEmpty();
    }
}
