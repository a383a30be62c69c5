package dev.mailkeys.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2026-01-02T03:04:05Z             | 2026-01-02T03:04:05Z
                    2026-01-02T03:04:05.678901Z      | 2026-01-02T03:04:05.678901Z
                    2026-01-02T03:04:05+02:00        | 2026-01-02T01:04:05Z
                    2026-01-02T03:04:05-02:00        | 2026-01-02T05:04:05Z
                    2026-01-02T03:04:05              | 2026-01-02T03:04:05Z
                    2026-01-02T03:04:05.5            | 2026-01-02T03:04:05.500Z
                    2026-01-02T03:04                 | 2026-01-02T03:04:00Z
                    0                                | 1970-01-01T00:00:00Z
                    1767323045                       | 2026-01-02T03:04:05Z
                    1767323045678                    | 2026-01-02T03:04:05.678Z
                    1767323045.25                    | 2026-01-02T03:04:05.250Z
                    100000000000                     | 5138-11-16T09:46:40Z
                    100000000001                     | 1973-03-03T09:46:40.001Z
                    -1                               | 1969-12-31T23:59:59Z
                    -100000000001                    | 1966-10-31T14:13:19.999Z
                    -1.5                             | 1969-12-31T23:59:58.500Z
                    999999999999999999               | +31690708-07-05T01:46:39.999Z
                    """)
    void time_isReadInEveryFormThatProvidersWrite(String text, Instant moment) {
        assertThat(Times.parse(text)).contains(moment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "T",
                "xTy",
                "2026-13-02T03:04:05Z",
                "2026-01-02",
                "1e9",
                "1.",
                ".5",
                "--1",
                "1 ",
                "+1",
                "0.1234567890",
                "1234567890123456789"
            })
    void time_whenItIsOfNoKnownForm_isNone(String text) {
        assertThat(Times.parse(text)).isEmpty();
    }
}
