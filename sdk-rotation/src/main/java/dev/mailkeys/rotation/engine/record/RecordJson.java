package dev.mailkeys.rotation.engine.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.JournalLine;
import dev.mailkeys.rotation.KeySettings;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes a record as one line of JSON, and reads it: texts by name, and the settings as an object of lists. */
public final class RecordJson {

    private static final JsonFactory FACTORY = new JsonFactory();

    private RecordJson() {}

    public static String write(JournalRecord entry) {
        var text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("type", entry.type().name());
            json.writeStringField("at", entry.at().toString());
            json.writeNumberField("attempt", entry.attempt());
            for (Map.Entry<String, String> detail : entry.details().entrySet()) {
                json.writeStringField("." + detail.getKey(), detail.getValue());
            }
            if (entry.settings().isPresent()) {
                writeSettings(json, entry.settings().get());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void writeSettings(JsonGenerator json, KeySettings settings) throws IOException {
        json.writeObjectFieldStart("settings");
        for (Map.Entry<String, List<String>> setting : settings.values().entrySet()) {
            json.writeArrayFieldStart(setting.getKey());
            for (String value : setting.getValue()) {
                json.writeString(value);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    /** Reads what {@link #write} wrote. A journal that a later version wrote may hold a type that is not known here. */
    public static JournalRecord read(JournalLine line) {
        try (JsonParser json = FACTORY.createParser(line.text())) {
            return read(json);
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            throw new JournalException(
                    JournalException.Kind.DAMAGED,
                    "Record " + line.sequence() + " of the journal is not one that this version can read. Use the"
                            + " version that wrote it. If there is none, the rotation can be set aside.",
                    null);
        }
    }

    private static JournalRecord read(JsonParser json) throws IOException {
        var texts = new HashMap<String, String>();
        var details = new HashMap<String, String>();
        KeySettings settings = null;
        require(json.nextToken() == JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            require(value.isScalarValue() || name.equals("settings"));
            if (name.equals("settings")) {
                settings = readSettings(json);
            } else if (name.startsWith(".")) {
                details.put(name.substring(1), json.getText());
            } else {
                texts.put(name, json.getText());
            }
        }
        require(json.currentToken() == JsonToken.END_OBJECT);
        return of(texts, details, settings);
    }

    private static JournalRecord of(
            Map<String, String> texts, Map<String, String> details, @Nullable KeySettings settings) {
        var entry = new JournalRecord(
                RecordType.valueOf(texts.getOrDefault("type", "")),
                Instant.parse(texts.getOrDefault("at", "")),
                Integer.parseInt(texts.getOrDefault("attempt", "")),
                details,
                Optional.ofNullable(settings));
        requireWhatItsReadersNeed(entry);
        return entry;
    }

    /** So that a record which lacks something is told when it is read, and is no mistake of ours later. */
    private static void requireWhatItsReadersNeed(JournalRecord entry) {
        switch (entry.type()) {
            case GRACE, HELD, SOAK, DRAINING, SETTLING -> entry.time("until");
            case PLANNED, LOOK_AGAIN, FOUND_LIVE, FOUND_IDLE, FOUND_PARTIAL, FOUND_NONE -> {
                Course.valueOf(entry.detail("course"));
                require(entry.settings().isPresent()
                        && !entry.detail("rotation").isEmpty());
                require(entry.detail("delivered").isEmpty() || entry.time("delivered") != null);
            }
            default -> require(entry.attempt() >= 0);
        }
    }

    /** An object of lists of texts, and nothing else: what was written here. */
    private static KeySettings readSettings(JsonParser json) throws IOException {
        var values = new HashMap<String, List<String>>();
        require(json.currentToken() == JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            require(json.nextToken() == JsonToken.START_ARRAY);
            var list = new ArrayList<String>();
            while (json.nextToken() == JsonToken.VALUE_STRING) {
                list.add(json.getText());
            }
            require(json.currentToken() == JsonToken.END_ARRAY);
            values.put(name, list);
        }
        require(json.currentToken() == JsonToken.END_OBJECT);
        return KeySettings.of(values);
    }

    private static void require(boolean asWritten) {
        if (!asWritten) {
            throw new IllegalArgumentException("not a record that was written here");
        }
    }
}
