package dev.mailkeys.core.provider;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Times in messages, as people write them: {@code 11 minutes}, and {@code 2026-11-25 19:01 UTC}. */
public final class TimeWords {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private TimeWords() {}

    /**
     * A length of time, in its two largest units: {@code 500 ms}, {@code 1 minute 30 seconds}, {@code 3 days}.
     *
     * @param length the length; one of ten seconds or more is rounded up to whole seconds
     * @return the words
     */
    public static String of(Duration length) {
        Objects.requireNonNull(length, "length must not be null");
        if (length.compareTo(Duration.ofSeconds(10)) < 0 && length.toMillis() % 1000 != 0) {
            return length.toMillis() + " ms";
        }
        long seconds = length.plusMillis(999).toSeconds();
        var parts = new ArrayList<String>();
        add(parts, seconds / 86_400, "day");
        add(parts, seconds / 3600 % 24, "hour");
        add(parts, seconds / 60 % 60, "minute");
        add(parts, seconds % 60, "second");
        return parts.isEmpty() ? "0 seconds" : String.join(" ", parts.subList(0, Math.min(2, parts.size())));
    }

    /**
     * A moment that has been.
     *
     * @param moment the moment
     * @return the minute in which it was
     */
    public static String of(Instant moment) {
        Objects.requireNonNull(moment, "moment must not be null");
        return MINUTE.format(moment);
    }

    /**
     * A moment that something waits for.
     *
     * @param moment the moment
     * @return the first whole minute that is not before it
     */
    public static String notBefore(Instant moment) {
        Objects.requireNonNull(moment, "moment must not be null");
        Instant minute = moment.truncatedTo(ChronoUnit.MINUTES);
        return MINUTE.format(minute.equals(moment) ? minute : minute.plus(1, ChronoUnit.MINUTES));
    }

    private static void add(List<String> parts, long count, String unit) {
        if (count > 0) {
            parts.add(count + " " + unit + (count == 1 ? "" : "s"));
        }
    }
}
