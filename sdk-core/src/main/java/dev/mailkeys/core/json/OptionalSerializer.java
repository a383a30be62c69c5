package dev.mailkeys.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.Optional;

/** Writes a value that is there. An empty one is left out, so that it stays unchanged at the provider. */
@SuppressWarnings("rawtypes") // As the library registers serializers: by class.
final class OptionalSerializer extends StdSerializer<Optional> {

    private static final long serialVersionUID = 1;

    OptionalSerializer() {
        super(Optional.class);
    }

    @Override
    public boolean isEmpty(SerializerProvider provider, Optional value) {
        return value.isEmpty();
    }

    @Override
    public void serialize(Optional value, JsonGenerator json, SerializerProvider provider) throws IOException {
        provider.defaultSerializeValue(value.isPresent() ? value.get() : null, json);
    }
}
