package dev.mailkeys.cli.text;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One thing that is printed: values by the names that the documentation promises, in order. */
public final class Fields {

    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    /**
     * Puts a value.
     *
     * @param value text, {@link Words}, a number, a flag, a moment, a list of those or of fields, {@link Raw}, or {@code null} for
     *     what the provider has but did not say
     */
    public Fields with(String name, @Nullable Object value) {
        Object plain = value instanceof Optional<?> optional ? optional.orElse(null) : value;
        values.put(name, plain);
        return this;
    }

    /** Puts all values of other fields. */
    public Fields with(Fields more) {
        values.putAll(more.values);
        return this;
    }

    @Nullable
    public Object value(String name) {
        return values.get(name);
    }

    public Map<String, @Nullable Object> values() {
        return values;
    }

    /** A value that is JSON already. */
    public record Raw(String json) {

        @Override
        public String toString() {
            return json;
        }
    }
}
