package dev.mailkeys.core.provider;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.UnknownFields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON value of an answer, strict in what it needs and lenient in how it is written: ids may be numbers, lists
 * may be JSON within a string, times may be of several forms. A value that can't be what it should be ends the reading;
 * the message never quotes it.
 *
 * <p>It stands at one value at a time; {@link #object} and {@link #array} move it over what they hold.
 */
public final class JsonReader {

    private final JsonParser json;
    private Map<String, @Nullable Object> kept = Map.of();
    private String field = "";

    JsonReader(JsonParser json) {
        this.json = json;
    }

    /**
     * Reads an object field by field.
     *
     * @param fields is given each field's name while the reader stands at its value, and either reads it, {@link #keep
     *     keeps} it or leaves it, which skips it
     * @return the fields that were kept
     */
    public UnknownFields object(Consumer<String> fields) {
        expect(JsonToken.START_OBJECT, "an object");
        Map<String, @Nullable Object> outer = kept;
        String outerField = field;
        kept = Map.of();
        for (String name = nextName(); name != null; name = nextName()) {
            next();
            field = name;
            fields.accept(name);
            skipChildren();
        }
        UnknownFields unknown = UnknownFields.of(kept);
        kept = outer;
        field = outerField;
        return unknown;
    }

    /**
     * Reads a list.
     *
     * @param item reads one item
     * @param <T> what the items are
     * @return the items; an unmodifiable list
     */
    public <T> List<T> array(Function<JsonReader, T> item) {
        expect(JsonToken.START_ARRAY, "a list");
        var items = new ArrayList<T>();
        while (next() != JsonToken.END_ARRAY) {
            items.add(item.apply(this));
        }
        return Collections.unmodifiableList(items);
    }

    /**
     * Whether the reader stands at a list.
     *
     * @return {@code true} before the first item of a list
     */
    public boolean isArray() {
        return json.currentToken() == JsonToken.START_ARRAY;
    }

    /** Keeps the field that the reader stands at among the unknown ones of its object. */
    public void keep() {
        if (kept.isEmpty()) {
            kept = new LinkedHashMap<>();
        }
        String name = field;
        kept.put(name, any());
    }

    /**
     * Reads text that must be there. A number is taken as its digits, for ids that are numbers in older answers.
     *
     * @return the text
     */
    public String text() {
        String text = textOrNull();
        if (text == null) {
            throw unexpected("text");
        }
        return text;
    }

    /**
     * Reads text that may be missing.
     *
     * @return the text; empty for {@code null}
     */
    public Optional<String> optionalText() {
        return Optional.ofNullable(textOrNull());
    }

    /**
     * Reads a token that must be there.
     *
     * @return the token
     */
    public Secret secret() {
        String value = text();
        if (value.isEmpty()) {
            throw unexpected("a token");
        }
        return Secret.of(value);
    }

    /**
     * Reads a whole number that may be missing. Digits within a string are taken too.
     *
     * @return the number; empty for {@code null} and for empty text
     */
    public Optional<Long> optionalNumber() {
        String digits = textOrNull();
        try {
            return digits == null || digits.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(digits));
        } catch (NumberFormatException notWhole) {
            throw unexpected("a whole number");
        }
    }

    /**
     * Reads a yes or no that may be missing. 0 and 1 are taken too.
     *
     * @return the answer; empty for {@code null}
     */
    public Optional<Boolean> optionalFlag() {
        return optionalText().map(text -> {
            boolean yes = text.equals("true") || text.equals("1");
            if (!yes && !text.equals("false") && !text.equals("0")) {
                throw unexpected("true or false");
            }
            return yes;
        });
    }

    /** Reads a yes or no by which the provider says whether the call worked; no makes the answer a refusal. */
    public void confirm() {
        if (!optionalFlag().orElse(true)) {
            throw new RefusedInSuccess();
        }
    }

    /**
     * Reads a list of texts: a real list, a list encoded as JSON within a string, or {@code null} for none.
     *
     * @return the texts; an unmodifiable list
     */
    public List<String> texts() {
        if (isArray()) {
            return array(JsonReader::text);
        }
        String encoded = optionalText().orElse("");
        return encoded.isBlank()
                ? List.of()
                : Json.read(encoded.getBytes(StandardCharsets.UTF_8), JsonReader::listOrNull);
    }

    /**
     * Reads a moment that may be missing: ISO-8601, in UTC where it names no offset, or seconds or milliseconds since
     * 1970 as a number or as digits within a string.
     *
     * @return the moment; empty for {@code null} and for empty text
     */
    public Optional<Instant> optionalTime() {
        String text = textOrNull();
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        Optional<Instant> time = Times.parse(text);
        if (time.isEmpty()) {
            throw unexpected("a time");
        }
        return time;
    }

    /**
     * Ends the reading of an answer that lacks something it must have.
     *
     * @param what what is missing; must quote nothing of the answer
     * @return the exception to throw
     */
    public static RuntimeException missing(String what) {
        return new UnreadableJson("a field that must be there is missing: " + what);
    }

    /**
     * Reads whatever stands there.
     *
     * @return a {@code String}, {@code Long}, {@code Double}, {@code BigDecimal} where neither holds the number exactly,
     *     {@code Boolean}, unmodifiable {@code List} or unmodifiable {@code Map}, or {@code null}
     */
    @Nullable
    Object any() {
        JsonToken token = token();
        if (token == JsonToken.START_OBJECT) {
            return tree();
        }
        return token == JsonToken.START_ARRAY ? array(JsonReader::any) : scalar(token);
    }

    private @Nullable Object scalar(JsonToken token) {
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        return token.isBoolean() ? (Object) (token == JsonToken.VALUE_TRUE) : token.isNumeric() ? number(raw()) : raw();
    }

    private Map<String, @Nullable Object> tree() {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        for (String name = nextName(); name != null; name = nextName()) {
            next();
            fields.put(name, any());
        }
        return Collections.unmodifiableMap(fields);
    }

    private static List<String> listOrNull(JsonReader in) {
        return Json.isNull(in.json) ? List.of() : in.array(JsonReader::text);
    }

    /** Exact, because a kept value may be sent back as it came. */
    private static Number number(String digits) {
        try {
            return Long.valueOf(digits);
        } catch (NumberFormatException notWhole) {
            Double near = Double.valueOf(digits);
            boolean beyondAnyUse = near.isInfinite() || near == 0;
            return beyondAnyUse || isExactly(near, digits) ? near : new BigDecimal(digits);
        }
    }

    private static boolean isExactly(double near, String digits) {
        return BigDecimal.valueOf(near).compareTo(new BigDecimal(digits)) == 0;
    }

    private @Nullable String textOrNull() {
        JsonToken token = token();
        if (!token.isScalarValue()) {
            throw unexpected("text");
        }
        return token == JsonToken.VALUE_NULL ? null : raw();
    }

    private void expect(JsonToken token, String what) {
        if (json.currentToken() != token) {
            throw unexpected(what);
        }
    }

    private UnreadableJson unexpected(String what) {
        return new UnreadableJson(field.isEmpty() ? "it is not " + what : "the field " + field + " is not " + what);
    }

    private JsonToken token() {
        JsonToken token = json.currentToken();
        if (token == null) {
            throw new UnreadableJson("it ends too early");
        }
        return token;
    }

    private JsonToken next() {
        try {
            json.nextToken();
            return token();
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    /** The name of the next field, or {@code null} at the end of the object. */
    private @Nullable String nextName() {
        try {
            return json.nextFieldName();
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    private String raw() {
        try {
            return json.getText();
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    private void skipChildren() {
        try {
            json.skipChildren();
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }
}
