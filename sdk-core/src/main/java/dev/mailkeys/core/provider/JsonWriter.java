package dev.mailkeys.core.provider;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mailkeys.core.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes the fields of a request's body. An {@link Optional} that is empty writes nothing at all, which leaves the field
 * as it is at the provider.
 */
public final class JsonWriter {

    private final JsonGenerator json;
    private final boolean masked;
    private final List<Secret> secrets;

    /** Writes a body; a masked one is for reading, not for sending. */
    JsonWriter(JsonGenerator json, List<Secret> secrets, boolean masked) {
        this.secrets = secrets;
        this.json = json;
        this.masked = masked;
    }

    /**
     * Writes text.
     *
     * @param name the field's name
     * @param value its value
     */
    public void text(String name, String value) {
        try {
            json.writeStringField(name, value);
        } catch (IOException impossible) {
            throw failed(impossible);
        }
    }

    /**
     * Writes text, or nothing.
     *
     * @param name the field's name
     * @param value its value; empty to leave the field out
     */
    public void text(String name, Optional<String> value) {
        value.ifPresent(present -> text(name, present));
    }

    /**
     * Writes a list of texts.
     *
     * @param name the field's name
     * @param values its value; an empty list is written as such
     */
    public void texts(String name, List<String> values) {
        try {
            json.writeArrayFieldStart(name);
            for (String value : values) {
                json.writeString(value);
            }
            json.writeEndArray();
        } catch (IOException impossible) {
            throw failed(impossible);
        }
    }

    /**
     * Writes a whole number.
     *
     * @param name the field's name
     * @param value its value
     */
    public void number(String name, long value) {
        try {
            json.writeNumberField(name, value);
        } catch (IOException impossible) {
            throw failed(impossible);
        }
    }

    /**
     * Writes {@code true} or {@code false}.
     *
     * @param name the field's name
     * @param value its value
     */
    public void flag(String name, boolean value) {
        try {
            json.writeBooleanField(name, value);
        } catch (IOException impossible) {
            throw failed(impossible);
        }
    }

    /**
     * Writes a moment as ISO-8601 in UTC.
     *
     * @param name the field's name
     * @param value its value
     */
    public void time(String name, Instant value) {
        text(name, value.toString());
    }

    /**
     * Writes {@code null}, which clears a field where leaving it out does not.
     *
     * @param name the field's name
     */
    public void none(String name) {
        try {
            json.writeNullField(name);
        } catch (IOException impossible) {
            throw failed(impossible);
        }
    }

    /**
     * Writes a value as it came in an answer: one that {@link JsonReader#keep} kept, or a list of several types. For
     * providers that replace a whole object, where leaving out what this version has no name for would clear it.
     *
     * @param name the field's name
     * @param value a {@code String}, {@code Number}, {@code Boolean}, {@code List}, {@code Map} or {@code null}
     */
    public void asItCame(String name, @Nullable Object value) {
        try {
            json.writeFieldName(name);
            plain(value);
        } catch (IOException impossible) {
            throw failed(impossible);
        }
    }

    /**
     * Writes a credential, and remembers it: whatever the provider says in return is redacted of it.
     *
     * @param name the field's name
     * @param value its value
     */
    public void secret(String name, Secret value) {
        secrets.add(value);
        text(name, masked ? value.toString() : value.reveal());
    }

    private void plain(@Nullable Object value) throws IOException {
        if (value instanceof Map<?, ?> fields) {
            json.writeStartObject();
            for (var field : fields.entrySet()) {
                json.writeFieldName(String.valueOf(field.getKey()));
                plain(field.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof List<?> items) {
            json.writeStartArray();
            for (Object item : items) {
                plain(item);
            }
            json.writeEndArray();
        } else {
            json.writePOJO(value);
        }
    }

    private static UncheckedIOException failed(IOException impossible) {
        return new UncheckedIOException("Writing to memory failed.", impossible);
    }
}
