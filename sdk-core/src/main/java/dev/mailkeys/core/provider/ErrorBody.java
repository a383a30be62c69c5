package dev.mailkeys.core.provider;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The body of a refusal, read leniently: whatever is missing or of another type than expected is simply not there.
 * Providers have several shapes of error, and none may hide the status that came with it.
 */
public final class ErrorBody {

    private final @Nullable Object json;

    ErrorBody(@Nullable Object json) {
        this.json = json;
    }

    /**
     * The text at the end of a path of field names.
     *
     * @param path the names, the outermost first; none for a body that is a JSON string and nothing more
     * @return the text, or a number as text; empty if there is none
     */
    public Optional<String> text(String... path) {
        Object value = at(path);
        boolean scalar = value instanceof String || value instanceof Number;
        return scalar ? Optional.of(String.valueOf(value)).filter(text -> !text.isBlank()) : Optional.empty();
    }

    /**
     * The whole number at the end of a path of field names.
     *
     * @param path the names, the outermost first
     * @return the number; empty if there is none
     */
    public Optional<Long> number(String... path) {
        Object value = at(path);
        if (value instanceof Long whole) {
            return Optional.of(whole);
        }
        // By way of a double, which ends at the largest long where longValue() would wrap around.
        return value instanceof Number number ? Optional.of((long) number.doubleValue()) : Optional.empty();
    }

    /**
     * The texts in the list, or in the object, at the end of a path of field names.
     *
     * @param path the names, the outermost first
     * @return the texts; of an item that is an object, its {@code message} or everything it says; of an object, each
     *     field's name and what it says; empty if there is neither
     */
    public List<String> texts(String... path) {
        Object value = at(path);
        if (value instanceof Map<?, ?> fields) {
            return fields.entrySet().stream()
                    .map(field -> field.getKey() + ": " + field.getValue())
                    .toList();
        }
        return value instanceof List<?> items
                ? items.stream().filter(Objects::nonNull).map(ErrorBody::line).toList()
                : List.of();
    }

    private @Nullable Object at(String... path) {
        Object value = json;
        for (String name : path) {
            value = value instanceof Map<?, ?> fields ? fields.get(name) : null;
        }
        return value;
    }

    private static String line(Object item) {
        return item instanceof Map<?, ?> fields && fields.get("message") instanceof String message
                ? message
                : String.valueOf(item);
    }
}
