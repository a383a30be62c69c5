package dev.mailkeys.testkit.simulator.elasticemail;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/** Dates with or without an offset; without one they are taken for UTC. */
final class ElasticEmailDates {
    private ElasticEmailDates() {}

    static Optional<Instant> parse(String text) {
        try {
            TemporalAccessor date =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return Optional.of(date instanceof OffsetDateTime exact ? exact.toInstant() : inUtc(date));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Instant inUtc(TemporalAccessor date) {
        return LocalDateTime.from(date).toInstant(ZoneOffset.UTC);
    }

    static String format(Instant instant, boolean withOffset) {
        String text = instant.truncatedTo(ChronoUnit.SECONDS).toString();
        return withOffset ? text : text.substring(0, text.length() - 1);
    }
}
