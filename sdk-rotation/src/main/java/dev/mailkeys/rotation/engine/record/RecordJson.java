package dev.mailkeys.rotation.engine.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.JournalLine;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.json.SettingsJson;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes a record as one line of JSON, and reads it: texts by name, and the settings of a plan. */
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
            for (Map.Entry<String, String> detail :
                    RecordTexts.of(entry.detail()).all().entrySet()) {
                json.writeStringField("." + detail.getKey(), detail.getValue());
            }
            if (entry.detail() instanceof PlanDetail plan) {
                SettingsJson.write(plan.settings(), json);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Reads what {@link #write} wrote. A journal of a later version may hold an unknown type. */
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
        var details = new TreeMap<String, String>();
        KeySettings settings = null;
        require(json.nextToken() == JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            require(value.isScalarValue() || name.equals(SettingsJson.FIELD));
            if (name.equals(SettingsJson.FIELD)) {
                settings = SettingsJson.read(json);
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
            Map<String, String> texts, SortedMap<String, String> details, @Nullable KeySettings settings) {
        RecordType type = RecordType.valueOf(texts.getOrDefault("type", ""));
        int attempt = Integer.parseInt(texts.getOrDefault("attempt", ""));
        require(attempt >= 0);
        return new JournalRecord(
                type,
                Instant.parse(texts.getOrDefault("at", "")),
                attempt,
                new RecordTexts(details).read(type, Optional.ofNullable(settings)));
    }

    private static void require(boolean asWritten) {
        if (!asWritten) {
            throw new IllegalArgumentException("not a record that was written here");
        }
    }
}
