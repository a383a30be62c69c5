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
        return text.matches("[0-9]+") ? Optional.of(seconds(text)) : date(text, now);
    }

    private static Duration seconds(String digits) {
        boolean huge = digits.length() > 10;
        return Duration.ofSeconds(huge ? MOST_SECONDS : Math.min(MOST_SECONDS, Long.parseLong(digits)));
    }

    private static Optional<Duration> date(String text, Instant now) {
        try {
            Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(now, then);
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
