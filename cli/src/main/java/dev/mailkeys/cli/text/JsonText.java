package dev.mailkeys.cli.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fields as JSON. */
public final class JsonText {

    private JsonText() {}

    public static String of(Fields fields) {
        var text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            write(fields, json);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Writing to memory failed.", impossible);
        }
        return RunnerCommands.inJson(text.toString());
    }

    private static void write(@Nullable Object value, JsonGenerator json) throws IOException {
        if (value instanceof Fields fields) {
            json.writeStartObject();
            for (var field : fields.values().entrySet()) {
                json.writeFieldName(field.getKey());
                write(field.getValue(), json);
            }
            json.writeEndObject();
        } else if (value instanceof List<?> items) {
            json.writeStartArray();
            for (Object item : items) {
                write(item, json);
            }
            json.writeEndArray();
        } else if (value instanceof Fields.Raw raw) {
            json.writeRawValue(raw.json());
        } else if (value instanceof Instant || value instanceof Words) {
            json.writeString(value.toString());
        } else {
            json.writeObject(value);
        }
    }
}
