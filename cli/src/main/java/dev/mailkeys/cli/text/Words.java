package dev.mailkeys.cli.text;

import dev.mailkeys.core.provider.TimeWords;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A text in two forms.
 *
 * @param exact for programs: in JSON, in variables and in lines with tabs
 * @param words for people: in tables and summaries
 */
public record Words(String exact, String words) {

    /** A moment that something waits for: for people, the first whole minute that is not before it. */
    public static Words notBefore(Instant moment) {
        return new Words(moment.toString(), TimeWords.notBefore(moment));
    }

    /** Any value as people read it. */
    public static String of(@Nullable Object value, String separator) {
        return value instanceof List<?> items
                ? items.stream().map(Words::one).collect(Collectors.joining(separator))
                : one(value);
    }

    private static String one(@Nullable Object value) {
        if (value instanceof Instant moment) {
            return TimeWords.of(moment);
        }
        if (value instanceof Words words) {
            return words.words;
        }
        return value instanceof Fields fields ? JsonText.of(fields) : value == null ? "" : value.toString();
    }

    @Override
    public String toString() {
        return exact;
    }
}
