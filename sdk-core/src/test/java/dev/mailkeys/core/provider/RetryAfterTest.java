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
                    Thursday, 01-Jan-26 00:02:00 GMT | PT2M
                    Sunday, 06-Nov-94 08:49:37 GMT | PT0S
                    thu, 01 jan 2026 00:02:00 gmt  | PT2M
                    Thu Jan  1 00:02:00 2026       | PT2M
                    Sat Jan 10 00:00:00 2026       | PT216H
                    4.5                            | PT4.5S
                    4.                             | PT4S
                    0.25                           | PT0.25S
                    12.345678901234567             | PT12.345678901S
                    .5                             | PT0.5S
                    +5                             | PT5S
                    -5                             | PT0S
                    1, 1                           | PT1S
                    0,4                            | PT4S
                    '4 , 2'                        | PT4S
                    soon, 3                        | PT3S
                    Thu, 01 Jan 2026 00:02:00 GMT, 5 | PT2M
                    5, Thu, 01 Jan 2026 00:02:00 GMT | PT2M
                    Fri, 31 Dec 9999 23:59:59 GMT  | PT8784H
                    """)
    void header_isReadAsTheWaitThatItAsksFor(String header, Duration wait) {
        assertThat(RetryAfter.parse(header, NOW)).contains(wait);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "soon",
                "1.5.2",
                ".",
                "+",
                "+-1",
                ",",
                "in 5, or so",
                "1e3",
                "5s",
                "Mon, 01 Jan 2026 00:02:00 GMT",
                "٣",
                "Thu, 99 Jan 2026 00:02:00 GMT",
                "12 34"
            })
    void header_whenItIsNeitherSecondsNorADate_asksForNothing(String header) {
        assertThat(RetryAfter.parse(header, NOW)).isEmpty();
    }
}
