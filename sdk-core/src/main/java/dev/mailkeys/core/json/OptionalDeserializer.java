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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a value that may be {@code null}, or an empty text if the type is not text. */
final class OptionalDeserializer extends StdDeserializer<Optional<?>> implements ContextualDeserializer {

    private static final long serialVersionUID = 1;

    private final JavaType type;
    private final transient @Nullable JsonDeserializer<?> content;

    OptionalDeserializer(JavaType type) {
        this(type, null);
    }

    private OptionalDeserializer(JavaType type, @Nullable JsonDeserializer<?> content) {
        super(Optional.class);
        this.type = type;
        this.content = content;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property)
            throws JsonMappingException {
        return new OptionalDeserializer(type, context.findContextualValueDeserializer(type, property));
    }

    @Override
    public Optional<?> deserialize(JsonParser json, DeserializationContext context) throws IOException {
        boolean none = json.hasToken(JsonToken.VALUE_STRING)
                && !type.hasRawClass(String.class)
                && json.getText().isBlank()
                && !Json.isStrict(context);
        return none || content == null ? Optional.empty() : Optional.of(content.deserialize(json, context));
    }

    @Override
    public Optional<?> getNullValue(DeserializationContext context) {
        return Optional.empty();
    }
}
