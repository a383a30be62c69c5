package dev.mailkeys.core;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.mailkeys.core.secret.NotForGson;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an answer that this version of the library has no name for, kept as they came.
 *
 * <p>Providers add fields without notice, and one of them may hold a token: {@link #toString()} gives the names alone.
 */
public final class UnknownFields {

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

    private static final UnknownFields NONE = new UnknownFields(Map.of());

    /** Transient for mappers that go by fields: they leave out what is transient. */
    private final transient Map<String, @Nullable Object> values;

    @SuppressWarnings({"unused", "FieldCanBeStatic", "FieldCanBeLocal"}) // Mappers look at it.
    private final NotForGson.Marker notForGson = NotForGson.Marker.MARKER;

    private UnknownFields(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    /**
     * No unknown fields.
     *
     * @return the empty set of fields
     */
    public static UnknownFields none() {
        return NONE;
    }

    /**
     * Keeps fields.
     *
     * @param values JSON values by field name: {@code String}, {@code Number}, {@code Boolean}, {@code List},
     *     {@code Map} or {@code null}
     * @return the fields
     */
    public static UnknownFields of(Map<String, @Nullable Object> values) {
        Objects.requireNonNull(values, "values must not be null");
        return values.isEmpty() ? NONE : new UnknownFields(Collections.unmodifiableMap(new LinkedHashMap<>(values)));
    }

    /**
     * The names of the fields.
     *
     * @return the names, in the order of the answer
     */
    public Set<String> names() {
        return values.keySet();
    }

    /**
     * The value of one field, in clear.
     *
     * @param name the field's name as it stands in the JSON
     * @return a {@code String}, {@code Number}, {@code Boolean}, unmodifiable {@code List} or unmodifiable {@code Map};
     *     empty if the field is absent or {@code null}
     */
    public Optional<Object> value(String name) {
        Objects.requireNonNull(name, "name must not be null");
        return Optional.ofNullable(values.get(name));
    }

    /**
     * The same fields without one.
     *
     * @param name the field's name as it stands in the JSON
     * @return the other fields
     */
    public UnknownFields without(String name) {
        Objects.requireNonNull(name, "name must not be null");
        var others = new LinkedHashMap<>(values);
        others.remove(name);
        return of(others);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UnknownFields fields && values.equals(fields.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** The names of the fields in one line, with every value masked. */
    @Override
    public String toString() {
        String names = values.keySet().stream().map(name -> name + "=***").collect(Collectors.joining(", ", "{", "}"));
        return UNPRINTABLE.matcher(names).replaceAll(" ");
    }

    /** Stops any Jackson mapper: a kept value may be a token. */
    @JsonValue
    private String refuseToBeWritten() {
        throw new IllegalStateException("Unknown fields are not written as JSON. Read them with value(name).");
    }
}
