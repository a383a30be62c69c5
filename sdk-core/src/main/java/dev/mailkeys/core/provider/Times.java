package dev.mailkeys.core.provider;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a moment in any of the forms in which the providers have been seen to write one. */
final class Times {

    /** As seconds this is the year 5138, as milliseconds it is 1973: numbers above it are milliseconds. */
    private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(100_000_000_000L);

    private static final Pattern EPOCH = Pattern.compile("-?\\d{1,18}(\\.\\d{1,9})?");

    private Times() {}

    static Optional<Instant> parse(String text) {
        try {
            return Optional.of(text.indexOf('T') > 0 ? iso(text) : epoch(text));
        } catch (DateTimeException | ArithmeticException | NumberFormatException unknownForm) {
            return Optional.empty();
        }
    }

    private static Instant iso(String text) {
        int time = text.indexOf('T');
        boolean offset = text.endsWith("Z") || text.indexOf('+', time) > 0 || text.indexOf('-', time) > 0;
        return offset
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }

    private static Instant epoch(String digits) {
        if (!EPOCH.matcher(digits).matches()) {
            throw new NumberFormatException("neither seconds nor milliseconds");
        }
        BigDecimal number = new BigDecimal(digits);
        BigDecimal seconds = number.abs().compareTo(MOST_SECONDS) > 0 ? number.movePointLeft(3) : number;
        long whole = seconds.longValue();
        long nanos =
                seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue();
        return Instant.ofEpochSecond(whole, nanos);
    }
}
