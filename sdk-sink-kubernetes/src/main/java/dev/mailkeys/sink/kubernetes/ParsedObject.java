package dev.mailkeys.sink.kubernetes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An object of JSON or YAML. A value of the wrong type counts as missing.
 *
 * @param values its values by name
 */
record ParsedObject(Map<?, ?> values) {

    static ParsedObject of(@Nullable Object value) {
        return new ParsedObject(value instanceof Map<?, ?> map ? map : Map.of());
    }

    Optional<String> text(String field) {
        return values.get(field) instanceof String text && !text.isEmpty() ? Optional.of(text) : Optional.empty();
    }

    boolean isTrue(String field) {
        return Boolean.TRUE.equals(values.get(field));
    }

    boolean has(String field) {
        return values.get(field) != null;
    }

    ParsedObject in(String field) {
        return of(values.get(field));
    }

    List<ParsedObject> list(String field) {
        return values.get(field) instanceof List<?> list
                ? list.stream().map(ParsedObject::of).toList()
                : List.of();
    }

    /** The values of a list; numbers are read as texts. */
    List<String> texts(String field) {
        return values.get(field) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** A copy as a map. */
    Map<String, Object> copy() {
        var copy = new LinkedHashMap<String, Object>();
        values.forEach((name, value) -> copy.put(String.valueOf(name), value));
        return copy;
    }

    /** Nothing of what it holds. */
    @Override
    public String toString() {
        return "an object";
    }
}
