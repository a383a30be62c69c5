package dev.mailkeys.core.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads any value: a {@code String}, {@code Long}, {@code Double}, {@code BigDecimal} where neither holds the number
 * exactly, {@code Boolean}, unmodifiable {@code List} or unmodifiable {@code Map}, or {@code null}. Exact, because a
 * kept value may be sent back as it came.
 */
final class PlainDeserializer extends StdDeserializer<Object> {

    private static final long serialVersionUID = 1;

    PlainDeserializer() {
        super(Object.class);
    }

    @Override
    public @Nullable Object deserialize(JsonParser json, DeserializationContext context) throws IOException {
        return value(json);
    }

    static @Nullable Object value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            // A creator that takes any value finds the parser inside the object.
            case START_OBJECT, FIELD_NAME, END_OBJECT -> fields(json);
            case START_ARRAY -> items(json);
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(json.getText());
            default -> json.getText();
        };
    }

    private static Map<String, @Nullable Object> fields(JsonParser json) throws IOException {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        if (json.hasToken(JsonToken.START_OBJECT)) {
            json.nextToken();
        }
        for (String name = json.currentName(); json.hasToken(JsonToken.FIELD_NAME); name = json.currentName()) {
            json.nextToken();
            fields.put(name, value(json));
            json.nextToken();
        }
        return Collections.unmodifiableMap(fields);
    }

    private static List<@Nullable Object> items(JsonParser json) throws IOException {
        var items = new ArrayList<@Nullable Object>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(json));
        }
        return Collections.unmodifiableList(items);
    }

    private static Number number(String digits) {
        try {
            return Long.valueOf(digits);
        } catch (NumberFormatException notWhole) {
            Double near = Double.valueOf(digits);
            boolean beyondAnyUse = near.isInfinite() || near == 0;
            return beyondAnyUse || isExactly(near, digits) ? near : new BigDecimal(digits);
        }
    }

    private static boolean isExactly(double near, String digits) {
        return BigDecimal.valueOf(near).compareTo(new BigDecimal(digits)) == 0;
    }
}
