package dev.mailkeys.core.provider;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a moment in any of the forms in which the providers have been seen to write one. */
final class Times {

    /** As seconds this is the year 5138, as milliseconds it is 1973: numbers above it are milliseconds. */
    private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(100_000_000_000L);

    private static final String LONGEST = "0000-00-00T00:00:00.000000000";
    private static final int MINUTES = 16;
    private static final int SECONDS = 19;
    private static final int FRACTION = 20;

    private static final Pattern EPOCH = Pattern.compile("-?\\d{1,18}(\\.\\d{1,9})?");

    private Times() {}

    static Optional<Instant> parse(String text) {
        try {
            return Optional.of(text.indexOf('T') > 0 ? iso(text) : epoch(text));
        } catch (DateTimeException | ArithmeticException | NumberFormatException unknownForm) {
            return Optional.empty();
        }
    }

    /** By hand, because the JDK's parser takes two kilobytes for a moment, more than a key has in all. */
    private static Instant iso(String text) {
        int end = 0;
        while (end < Math.min(text.length(), LONGEST.length()) && isAsIn(LONGEST.charAt(end), text.charAt(end))) {
            end++;
        }
        if (end != MINUTES && end != SECONDS && end <= FRACTION) {
            throw new NumberFormatException();
        }
        int nanos = number(text, FRACTION, end);
        for (int digits = end; digits < LONGEST.length(); digits++) {
            nanos *= 10;
        }
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, Math.min(end, SECONDS)),
                        nanos)
                .toInstant(
                        end == text.length() - (text.endsWith("Z") ? 1 : 0)
                                ? ZoneOffset.UTC
                                : ZoneOffset.of(text.substring(end)));
    }

    private static boolean isAsIn(char form, char found) {
        return form == '0' ? found >= '0' && found <= '9' : found == form;
    }

    private static int number(String digits, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = 10 * number + digits.charAt(i) - '0';
        }
        return number;
    }

    private static Instant epoch(String digits) {
        if (!EPOCH.matcher(digits).matches()) {
            throw new NumberFormatException();
        }
        BigDecimal number = new BigDecimal(digits);
        BigDecimal seconds = number.abs().compareTo(MOST_SECONDS) > 0 ? number.movePointLeft(3) : number;
        long whole = seconds.longValue();
        long nanos =
                seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue();
        return Instant.ofEpochSecond(whole, nanos);
    }
}
