package dev.mailkeys.core.json;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a moment: ISO 8601 as the providers document it, and every other known form. In UTC if there is no offset. */
final class Times {

    private static final int SECONDS = 19;
    private static final int LONGEST = 30;

    /** As seconds this is the year 5138, as milliseconds it is 1973: numbers above it are milliseconds. */
    private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(100_000_000_000L);

    private static final Pattern EPOCH = Pattern.compile("-?\\d{1,18}(\\.\\d{1,9})?");
    private static final Pattern BEYOND_NANOS = Pattern.compile("(?<=[.,]\\d{9})\\d+");
    private static final Pattern LEAP_SECOND = Pattern.compile("(?<=:\\d\\d:)60");

    /** A space for the T, lower case, no seconds, no time, {@code +00} for {@code +00:00}, a comma, no offset. */
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][ ][HH:mm[:ss]]")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .appendPattern("[ ]['UTC']['GMT'][XXX][XX][X]")
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
            .toFormatter(Locale.ROOT);

    private Times() {}

    static Optional<Instant> parse(String text) {
        try {
            return Optional.of(isDocumented(text) ? documented(text) : other(text.strip()));
        } catch (DateTimeException | ArithmeticException unknownForm) {
            return Optional.empty();
        }
    }

    /** Whether it is {@code 2026-01-27T10:11:12Z}, with a fraction or without. */
    static boolean isDocumented(String text) {
        int last = text.length() - 1;
        if (last < SECONDS || last > LONGEST - 1 || text.charAt(last) != 'Z') {
            return false;
        }
        for (int i = 0; i < last; i++) {
            char form = i < SECONDS ? "0000-00-00T00:00:00".charAt(i) : i == SECONDS ? '.' : '0';
            char found = text.charAt(i);
            if (form == '0' ? found < '0' || found > '9' : found != form) {
                return false;
            }
        }
        return last != SECONDS + 1 && number(text, 17, SECONDS) < 60;
    }

    /** By hand, because nearly every moment has this form and the JDK's parser takes ten times as long. */
    private static Instant documented(String text) {
        int last = text.length() - 1;
        int nanos = number(text, SECONDS + 1, last);
        for (int digits = Math.max(last, SECONDS + 1); digits < LONGEST - 1; digits++) {
            nanos *= 10;
        }
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, SECONDS),
                        nanos)
                .toInstant(ZoneOffset.UTC);
    }

    private static int number(String digits, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = 10 * number + digits.charAt(i) - '0';
        }
        return number;
    }

    private static Instant other(String text) {
        if (EPOCH.matcher(text).matches()) {
            return epoch(new BigDecimal(text));
        }
        if (!text.startsWith("-", 4)) {
            return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
        }
        String nanos = BEYOND_NANOS.matcher(text).replaceFirst("").replace(',', '.');
        String whole = LEAP_SECOND.matcher(nanos).replaceFirst("59");
        return Instant.from(ISO.parse(whole)).plusSeconds(whole.equals(nanos) ? 0 : 1);
    }

    private static Instant epoch(BigDecimal number) {
        BigDecimal seconds = number.abs().compareTo(MOST_SECONDS) > 0 ? number.movePointLeft(3) : number;
        long whole = seconds.longValue();
        BigDecimal fraction = seconds.subtract(BigDecimal.valueOf(whole));
        return Instant.ofEpochSecond(whole, fraction.movePointRight(9).longValue());
    }
}
