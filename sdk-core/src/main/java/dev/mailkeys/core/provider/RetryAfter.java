package dev.mailkeys.core.provider;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads the {@code Retry-After} header: whole seconds, or an HTTP date (RFC 9110, section 10.2.3). */
final class RetryAfter {

    /** Longer than this no provider means, and no clock can add. */
    private static final long MOST_SECONDS = Duration.ofDays(366).toSeconds();

    private RetryAfter() {}

    static Optional<Duration> parse(String header, Instant now) {
        String text = header.strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return text.chars().allMatch(c -> c >= '0' && c <= '9') ? Optional.of(seconds(text)) : wait(text, now);
    }

    private static Duration seconds(String digits) {
        boolean huge = digits.length() > 10;
        return Duration.ofSeconds(huge ? MOST_SECONDS : Math.min(MOST_SECONDS, Long.parseLong(digits)));
    }

    private static Optional<Duration> wait(String text, Instant now) {
        return date(text)
                .map(then -> Duration.between(now, then))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }

    /** Reads an HTTP date, of this header or of {@code Date}. */
    static Optional<Instant> date(String text) {
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
