package dev.mailkeys.rotation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
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
final class RecordJson {

    private static final JsonFactory FACTORY = new JsonFactory();

    private RecordJson() {}

    static String write(JournalRecord entry) {
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
    static JournalRecord read(JournalLine line) {
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
        json.nextToken();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals("settings")) {
                settings = readSettings(json);
            } else if (name.startsWith(".")) {
                details.put(name.substring(1), json.getText());
            } else {
                texts.put(name, json.getText());
            }
        }
        return of(texts, details, settings);
    }

    private static JournalRecord of(
            Map<String, String> texts, Map<String, String> details, @Nullable KeySettings settings) {
        return new JournalRecord(
                RecordType.valueOf(texts.getOrDefault("type", "")),
                Instant.parse(texts.getOrDefault("at", "")),
                Integer.parseInt(texts.getOrDefault("attempt", "")),
                details,
                Optional.ofNullable(settings));
    }

    private static KeySettings readSettings(JsonParser json) throws IOException {
        var values = new HashMap<String, List<String>>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            var list = new ArrayList<String>();
            json.nextToken();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                list.add(json.getText());
            }
            values.put(name, list);
        }
        return KeySettings.of(values);
    }
}
