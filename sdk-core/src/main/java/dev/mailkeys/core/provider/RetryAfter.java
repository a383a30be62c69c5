package dev.mailkeys.core.provider;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the {@code Retry-After} header: seconds, or a date in any of the three forms that RFC 9110, section 5.6.7, has
 * receivers take. Servers and proxies write it in more ways than its section 10.2.3 allows: with a fraction, with a sign, or
 * several headers made into one, of which the longest wait counts.
 */
final class RetryAfter {

    /** Longer than this no provider means, and no clock can add. */
    private static final Duration MOST = Duration.ofDays(366);

    private static final Pattern SECONDS = Pattern.compile("([+-]?)(?=\\.?[0-9])([0-9]{0,10})(\\.[0-9]{0,40})?");
    private static final Pattern HUGE = Pattern.compile("\\+?[0-9]{11,}");

    /** A comma between two waits, and not the one within a date, after the name of its day. */
    private static final Pattern BETWEEN =
            Pattern.compile("(?<!day|Mon|Tue|Wed|Thu|Fri|Sat|Sun),", Pattern.CASE_INSENSITIVE);

    private RetryAfter() {}

    /** Empty if there is no header, or none that can be understood. */
    static Optional<Duration> parse(String header, Instant now) {
        return Arrays.stream(BETWEEN.split(header))
                .map(String::strip)
                .flatMap(part -> wait(part, now).stream())
                .max(Comparator.naturalOrder());
    }

    private static Optional<Duration> wait(String text, Instant now) {
        var seconds = SECONDS.matcher(text);
        if (HUGE.matcher(text).matches()) {
            return Optional.of(MOST);
        } else if (!seconds.matches()) {
            return date(text, now).map(then -> bounded(Duration.between(now, then)));
        } else if (seconds.group(1).equals("-")) {
            return Optional.of(Duration.ZERO);
        }
        Duration whole = Duration.ofSeconds(Long.parseLong("0" + seconds.group(2)));
        String fraction = seconds.group(3) == null ? "" : seconds.group(3).substring(1);
        return Optional.of(bounded(whole.plusNanos(Long.parseLong((fraction + "000000000").substring(0, 9)))));
    }

    private static Optional<Instant> date(String text, Instant now) {
        return forms(now)
                .flatMap(form -> {
                    try {
                        return Stream.of(LocalDateTime.parse(text.replaceAll(" +", " "), form)
                                .toInstant(ZoneOffset.UTC));
                    } catch (DateTimeException otherForm) {
                        return Stream.empty();
                    }
                })
                .findFirst();
    }

    /** {@code Sun, 06 Nov 1994 08:49:37 GMT}, {@code Sunday, 06-Nov-94 08:49:37 GMT}, {@code Sun Nov 6 08:49:37 1994}. */
    private static Stream<DateTimeFormatter> forms(Instant now) {
        var lastTwoDigits = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern("[EEEE, ]d-MMM-")
                .appendValueReduced(
                        ChronoField.YEAR, 2, 2, now.atZone(ZoneOffset.UTC).getYear() - 50)
                .appendPattern(" HH:mm:ss 'GMT'")
                .toFormatter(Locale.ENGLISH);
        return Stream.concat(
                Stream.of("[EEE, ]d MMM yyyy HH:mm:ss 'GMT'", "EEE MMM d HH:mm:ss yyyy")
                        .map(RetryAfter::form),
                Stream.of(lastTwoDigits));
    }

    private static DateTimeFormatter form(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ENGLISH);
    }

    private static Duration bounded(Duration wait) {
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(MOST) > 0 ? MOST : wait;
    }
}
