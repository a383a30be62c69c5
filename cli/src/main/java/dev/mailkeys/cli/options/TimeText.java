package dev.mailkeys.cli.options;

import dev.mailkeys.cli.failure.Failure;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as people type them. */
public final class TimeText {

    private TimeText() {}

    /**
     * A length of time: {@code 500ms}, {@code 30s}, {@code 2m}, {@code 12h}, {@code 90d}, {@code 2w}. A number without
     * a unit is refused, so that nobody who means 24 hours gets a grace period of 24 seconds.
     */
    public static Duration length(String option, String text) {
        Matcher parts = Pattern.compile("(\\d{1,9})(ms|s|m|h|d|w)").matcher(text);
        if (!parts.matches()) {
            throw Failure.usage(option
                    + " takes a duration, a number with its unit, such as 500ms, 30s, 2m (minutes), 12h, 90d or 2w.");
        }
        long number = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            case "w" -> Duration.ofDays(7 * number);
            default -> Duration.ofSeconds(number);
        };
    }

    /** A moment: {@code 2027-01-31}, {@code 2027-01-31T12:00:00Z}, or {@code +90d} from now. */
    public static Instant moment(String option, String text) {
        try {
            if (text.startsWith("+")) {
                return Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(length(option, text.substring(1)));
            }
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unknown) {
            throw Failure.usage(option + " takes a time: 2027-01-31, 2027-01-31T12:00:00Z, or +90d from now.");
        }
    }
}
