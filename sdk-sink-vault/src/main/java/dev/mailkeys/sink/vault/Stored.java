package dev.mailkeys.sink.vault;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.KeyMark;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A secret as it was read.
 *
 * @param version the current version, even if it was deleted; 0 if there never was one
 * @param fields its fields; none if it was deleted
 * @param metadata its custom metadata
 */
record Stored(long version, Map<String, Object> fields, Map<String, String> metadata) {

    static final Stored NOTHING = new Stored(0, Map.of(), Map.of());

    Optional<Secret> token(String field) {
        return fields.get(field) instanceof String text && !text.isEmpty()
                ? Optional.of(Secret.of(text))
                : Optional.empty();
    }

    /** The mark of the field's token, if there is one and it still fits. */
    Optional<KeyMark> mark(String field) {
        return token(field).flatMap(token -> MarkEntries.of(field).mark(metadata, token));
    }

    boolean holds(String field, Secret token) {
        return token(field).equals(Optional.of(token));
    }

    /** The fields with another token in one of them. All values are treated as secrets. */
    Map<String, Object> with(String field, Secret token) {
        var changed = new LinkedHashMap<String, Object>();
        fields.forEach((name, value) -> changed.put(name, hidden(value)));
        changed.put(field, token);
        return changed;
    }

    private static Object hidden(Object value) {
        if (value instanceof String text && !text.isEmpty()) {
            return Secret.of(text);
        }
        if (value instanceof Map<?, ?> object) {
            var hidden = new LinkedHashMap<String, Object>();
            object.forEach((name, inner) -> hidden.put(String.valueOf(name), hidden(inner)));
            return hidden;
        }
        return value instanceof List<?> list ? list.stream().map(Stored::hidden).toList() : value;
    }

    /** The state after the token is written. */
    Stored next(long newVersion, String field, Secret token) {
        var changed = new LinkedHashMap<>(fields);
        changed.put(field, token.reveal());
        return new Stored(newVersion, changed, metadata);
    }

    /** The entries with the new token's mark. */
    Map<String, String> with(String field, Delivery delivery) {
        return MarkEntries.of(field).with(metadata, token(field), delivery);
    }

    Stored saying(Map<String, String> entries) {
        return new Stored(version, fields, entries);
    }

    /** Some servers return a number with a fraction as another number. */
    Optional<String> fieldThatWouldChange() {
        return fields.entrySet().stream()
                .filter(entry -> changes(entry.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean changes(Object value) {
        if (value instanceof Map<?, ?> object) {
            return object.values().stream().anyMatch(Stored::changes);
        }
        return value instanceof Iterable<?> list ? changesIn(list) : value instanceof Double;
    }

    private static boolean changesIn(Iterable<?> list) {
        for (Object value : list) {
            if (changes(value)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return "version " + version;
    }
}
