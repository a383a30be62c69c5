package dev.mailkeys.core.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import dev.mailkeys.core.Secret;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads one value by its text, so that an id, a number or a time may or may not be in quotes. Never moves the parser,
 * so that a value that can't be understood can still be read as it is.
 */
final class Scalar<T> extends StdDeserializer<T> {

    private static final long serialVersionUID = 1;

    private final String what;
    private final transient Function<String, Optional<T>> parse;
    private final transient @Nullable T none;

    private Scalar(Class<T> type, String what, Function<String, Optional<T>> parse, @Nullable T none) {
        super(type);
        this.what = what;
        this.parse = parse;
        this.none = none;
    }

    /** A value that must be there; {@code null} does not count. */
    static <T> Scalar<T> of(Class<T> type, String what, Function<String, Optional<T>> parse) {
        return new Scalar<>(type, what, parse, null);
    }

    /** A value with a default for {@code null} or an empty text. */
    static <T> Scalar<T> or(T none, Class<T> type, String what, Function<String, Optional<T>> parse) {
        return new Scalar<>(type, what, parse, none);
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (!json.currentToken().isScalarValue()) {
            throw UnreadableJson.at(json, what);
        }
        if (none != null && json.getText().isEmpty() && !Json.isStrict(context)) {
            return none;
        }
        return parse.apply(json.getText()).orElseThrow(() -> UnreadableJson.at(json, what));
    }

    @Override
    public T getNullValue(DeserializationContext context) {
        if (none == null) {
            throw UnreadableJson.at(context.getParser(), what);
        }
        return none;
    }

    /** For a text that must be there but may be {@code null}. */
    @Override
    public Object getEmptyValue(DeserializationContext context) {
        return handledType() == String.class ? "" : getNullValue(context);
    }

    static Optional<Secret> secret(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Secret.of(text));
    }

    static Optional<Long> whole(String digits) {
        try {
            return Optional.of(Long.valueOf(digits));
        } catch (NumberFormatException notWhole) {
            return Optional.empty();
        }
    }

    static Optional<Integer> small(String digits) {
        return whole(digits).filter(number -> number.intValue() == number).map(Long::intValue);
    }

    static Optional<Boolean> flag(String text) {
        return switch (text) {
            case "true", "1" -> Optional.of(true);
            case "false", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
