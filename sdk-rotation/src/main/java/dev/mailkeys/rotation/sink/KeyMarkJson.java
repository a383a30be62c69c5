package dev.mailkeys.rotation.sink;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.json.SettingsJson;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes a {@link KeyMark} as one line of JSON in ASCII, for a sink that keeps it beside a token, and reads it back. It has
 * some hundred characters, and more where the key has many settings. Without state.
 */
public final class KeyMarkJson {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private KeyMarkJson() {}

    /**
     * Writes a mark for a place whose token can't be read. The sink must see to it that the mark does not outlive the token.
     *
     * @param mark whose token it is
     * @return the text
     */
    public static String write(KeyMark mark) {
        Objects.requireNonNull(mark, "mark must not be null");
        return write(mark, mark.settings(), Map.of());
    }

    /**
     * Writes a mark that stands beside its token, with 16 bits of a hash of it, so that it is no mark any more once another
     * token stands there. Keep it where the token is, and nowhere else.
     *
     * @param mark whose token it is
     * @param token the token
     * @return the text
     */
    public static String write(KeyMark mark, Secret token) {
        Objects.requireNonNull(mark, "mark must not be null");
        Objects.requireNonNull(token, "token must not be null");
        return write(mark, mark.settings(), Map.of("check", TokenCheck.of(mark, token)));
    }

    /**
     * Writes a mark that stands beside its token. One that is too long leaves out what the key may do.
     *
     * @param mark whose token it is
     * @param token the token
     * @param longest how many characters the place takes
     * @return the text
     */
    public static String write(KeyMark mark, Secret token, int longest) {
        Objects.requireNonNull(mark, "mark must not be null");
        Objects.requireNonNull(token, "token must not be null");
        String whole = write(mark, token);
        Map<String, String> check = Map.of("check", TokenCheck.of(mark, token));
        return whole.length() <= longest ? whole : write(mark, KeySettings.of(Map.of()), check);
    }

    /**
     * Reads the mark that stands beside a token.
     *
     * @param text what {@link #write(KeyMark, Secret)} made
     * @param token the token that is there now
     * @return the mark; empty if there is none that is whole, or it is of another token
     */
    public static Optional<KeyMark> read(String text, Secret token) {
        Objects.requireNonNull(text, "text must not be null");
        Objects.requireNonNull(token, "token must not be null");
        return read(text, fields -> fields.mark().filter(mark -> fields.belongsTo(mark, token)));
    }

    /**
     * Writes what says that a delivery is on its way; {@link #read(String)} does not take it for a mark.
     *
     * @param mark whose token is delivered
     * @return the text
     */
    public static String writePending(KeyMark mark) {
        Objects.requireNonNull(mark, "mark must not be null");
        return write(mark, mark.settings(), Map.of("pending", "yes"));
    }

    /**
     * Reads a mark whose token can't be read. Unknown fields are those of a later version.
     *
     * @param text what {@link #write(KeyMark)} made
     * @return the mark; empty where there is none that is whole
     */
    public static Optional<KeyMark> read(String text) {
        Objects.requireNonNull(text, "text must not be null");
        return read(text, MarkFields::mark);
    }

    private static Optional<KeyMark> read(String text, Function<MarkFields, Optional<KeyMark>> mark) {
        try (JsonParser json = JSON.createParser(text)) {
            var found = new MarkFields();
            if (json.nextToken() == JsonToken.START_OBJECT && found.read(json) && json.nextToken() == null) {
                return mark.apply(found);
            }
            return Optional.empty();
        } catch (IOException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static String write(KeyMark mark, KeySettings settings, Map<String, String> more) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            for (var field : more.entrySet()) {
                json.writeStringField(field.getKey(), field.getValue());
            }
            json.writeStringField("provider", mark.provider());
            json.writeStringField("key_id", mark.keyId());
            json.writeStringField("key_name", mark.keyName());
            json.writeStringField("rotation", mark.rotation());
            json.writeNumberField("attempt", mark.attempt());
            if (mark.delivered().isPresent()) {
                json.writeStringField("delivered", mark.delivered().get().toString());
            }
            SettingsJson.write(settings, json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("Writing to memory failed.", impossible);
        }
        // To some readers of the file a quote begins a value, and a dollar a variable. DEL can't be printed.
        return text.toString()
                .replace("'", "\\u0027")
                .replace("`", "\\u0060")
                .replace("$", "\\u0024")
                .replace("\u007f", "\\u007f");
    }

    /** The fields of a mark as they come. */
    private static final class MarkFields {

        private final Map<String, String> texts = new HashMap<>();
        private KeySettings settings = KeySettings.of(Map.of());
        private int attempt = -1;

        /** Whether it is complete and unchanged. */
        boolean read(JsonParser json) throws IOException {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                switch (json.nextToken()) {
                    case VALUE_STRING -> texts.put(name, json.getText());
                    case VALUE_NUMBER_INT -> attempt = name.equals("attempt") ? json.getIntValue() : attempt;
                    case START_OBJECT -> readObject(name, json);
                    default -> json.skipChildren();
                }
            }
            return json.currentToken() == JsonToken.END_OBJECT;
        }

        Optional<KeyMark> mark() {
            boolean whole = texts.keySet().containsAll(List.of("provider", "key_id", "key_name", "rotation"));
            return whole && attempt >= 0 && !texts.containsKey("pending")
                    ? Optional.of(new KeyMark(
                            texts.getOrDefault("provider", ""),
                            texts.getOrDefault("key_id", ""),
                            texts.getOrDefault("key_name", ""),
                            texts.getOrDefault("rotation", ""),
                            attempt,
                            settings,
                            delivered()))
                    : Optional.empty();
        }

        /** A time that can't be read counts as missing. */
        private Optional<Instant> delivered() {
            try {
                return Optional.ofNullable(texts.get("delivered")).map(Instant::parse);
            } catch (DateTimeException unreadable) {
                return Optional.empty();
            }
        }

        boolean belongsTo(KeyMark mark, Secret token) {
            return TokenCheck.of(mark, token).equals(texts.get("check"));
        }

        private void readObject(String name, JsonParser json) throws IOException {
            if (name.equals(SettingsJson.FIELD)) {
                settings = SettingsJson.read(json);
            } else {
                json.skipChildren();
            }
        }
    }
}
