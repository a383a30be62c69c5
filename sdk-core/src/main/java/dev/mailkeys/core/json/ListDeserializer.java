package dev.mailkeys.core.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a list: a JSON list, one written as JSON within a text, or {@code null} for an empty one. */
final class ListDeserializer extends StdDeserializer<List<?>> implements ContextualDeserializer {

    private static final long serialVersionUID = 1;

    private final JavaType type;
    private final transient @Nullable JsonDeserializer<?> item;

    ListDeserializer(JavaType type) {
        this(type, null);
    }

    private ListDeserializer(JavaType type, @Nullable JsonDeserializer<?> item) {
        super(List.class);
        this.type = type;
        this.item = item;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property)
            throws JsonMappingException {
        return new ListDeserializer(type, context.findContextualValueDeserializer(type, property));
    }

    @Override
    public List<?> deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            return items(json, context);
        }
        String encoded = json.getText();
        return encoded.isBlank() && !Json.isStrict(context) ? List.of() : encoded(encoded, json, context);
    }

    @Override
    public List<?> getNullValue(DeserializationContext context) {
        return List.of();
    }

    private List<?> encoded(String text, JsonParser outer, DeserializationContext context) throws IOException {
        try (JsonParser json = outer.getCodec().getFactory().createParser(text)) {
            List<?> items = json.nextToken() == JsonToken.VALUE_NULL ? List.of() : items(json, context);
            if (json.nextToken() != null) {
                throw UnreadableJson.at(outer, "a list");
            }
            return items;
        } catch (IOException | UnreadableJson unusable) {
            throw UnreadableJson.at(outer, "a list");
        }
    }

    private List<?> items(JsonParser json, DeserializationContext context) throws IOException {
        if (!json.hasToken(JsonToken.START_ARRAY) || item == null) {
            throw UnreadableJson.at(json, "a list");
        }
        var items = new ArrayList<Object>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            boolean none = json.hasToken(JsonToken.VALUE_NULL);
            items.add(none ? item.getNullValue(context) : item.deserialize(json, context));
        }
        return Collections.unmodifiableList(items);
    }
}
