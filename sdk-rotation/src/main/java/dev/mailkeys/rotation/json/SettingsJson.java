package dev.mailkeys.rotation.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.mailkeys.rotation.KeySettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a key may do, as a field of a record or a mark: an object of lists of texts. */
public final class SettingsJson {

    /** The field's name. */
    public static final String FIELD = "settings";

    private SettingsJson() {}

    /**
     * Writes the field.
     *
     * @param settings its value
     * @param json where an object is being written
     * @throws IOException if that can't be written to
     */
    public static void write(KeySettings settings, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(FIELD);
        for (Map.Entry<String, List<String>> setting : settings.values().entrySet()) {
            json.writeArrayFieldStart(setting.getKey());
            for (String value : setting.getValue()) {
                json.writeString(value);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    /**
     * Reads the field's value.
     *
     * @param json a parser that stands at it
     * @return the settings
     * @throws IOException if it is no JSON, or can't be read
     * @throws IllegalArgumentException if it is anything but what is written here
     */
    public static KeySettings read(JsonParser json) throws IOException {
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
            throw new IllegalArgumentException("settings that were not written here");
        }
    }
}
