package dev.mailkeys.core.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.mailkeys.core.Secret;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to models and back: the one place that knows the mapper. Jackson's exceptions quote what they could not read,
 * which may be a token, so none of them leaves this class or is chained to one that does.
 */
public final class Json {

    static final String FORGIVING = "forgiving";
    private static final String STRICT = "strict";

    private static final String BUILDERS_WORDS = ", some of required attributes are not set [";

    /** Made with the first body that is written or read, so that a program without calls does not pay for it. */
    private static final JsonMapper MAPPER = Mapper.fresh();

    private Json() {}

    /**
     * Reads a whole answer, or says why it can't be read, without quoting it.
     *
     * @param body the JSON
     * @param form what it is to be
     * @param <T> what it is to be
     * @return the answer
     * @throws UnreadableJson if it is something else
     * @throws RefusedInSuccess if it says that the call did not work
     */
    public static <T> T read(byte[] body, Class<T> form) {
        return read(body, form, Function.identity());
    }

    /**
     * Reads a whole answer and converts it.
     *
     * @param body the JSON
     * @param form what it is to be
     * @param answer what to make of it
     * @param <F> what it is to be
     * @param <T> what is made of it
     * @return what was made of it
     */
    public static <F, T> T read(byte[] body, Class<F> form, Function<F, T> answer) {
        return read(body, MAPPER.readerFor(form), answer);
    }

    /**
     * Reads an answer that shows a token only once: other fields that can't be understood are kept as unknown.
     *
     * @param body the JSON
     * @param form what it is to be
     * @param answer what to make of it
     * @param <F> what it is to be
     * @param <T> what is made of it
     * @return what was made of it
     */
    public static <F, T> T readForgiving(byte[] body, Class<F> form, Function<F, T> answer) {
        return read(body, MAPPER.readerFor(form).withAttribute(FORGIVING, true), answer);
    }

    /**
     * Reads fields strictly: an unknown field is an error, and so is an empty text in place of another type.
     *
     * @param fields the fields
     * @param form what they are to be
     * @param <T> what they are to be
     * @return the model
     */
    public static <T> T readStrictly(Map<String, ?> fields, Class<T> form) {
        var strict = MAPPER.readerFor(form)
                .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .withAttribute(STRICT, true);
        return read(write(fields), strict, Function.<T>identity());
    }

    /**
     * Reads JSON if it has this form.
     *
     * @param body the JSON
     * @param form what it may be
     * @param <T> what it may be
     * @return the value; empty if it is none
     */
    public static <T> Optional<T> ifReadable(byte[] body, Class<T> form) {
        try {
            return Optional.of(read(body, form));
        } catch (UnreadableJson none) {
            return Optional.empty();
        }
    }

    /**
     * Writes a request's body.
     *
     * @param body the model or the fields
     * @param secrets is added the secrets that are written
     * @return the JSON
     */
    public static byte[] write(Object body, Collection<Secret> secrets) {
        return write(body, MAPPER.writer().withAttribute(SecretSerializer.WRITTEN, secrets));
    }

    /**
     * Writes a value with its secrets masked.
     *
     * @param body the model or the fields
     * @return the JSON
     */
    public static byte[] write(Object body) {
        return write(body, MAPPER.writer());
    }

    /**
     * A model as plain values by the names of its fields, its secrets masked.
     *
     * @param model the model
     * @return the fields; a map of the caller's own
     */
    @SuppressWarnings("unchecked") // A model is an object.
    public static Map<String, @Nullable Object> fields(Object model) {
        return new LinkedHashMap<>(read(write(model), Map.class));
    }

    /** Whether an empty text in place of another type is an error. */
    static boolean isStrict(DeserializationContext context) {
        return context.getAttribute(STRICT) != null;
    }

    private static byte[] write(Object body, ObjectWriter writer) {
        try {
            return writer.writeValueAsBytes(body);
        } catch (JsonProcessingException unwritable) {
            // Not chained: its message may quote what could not be written.
            throw new IllegalArgumentException(body.getClass().getName() + " can't be written as JSON.");
        }
    }

    private static <F, T> T read(byte[] body, ObjectReader reader, Function<F, T> answer) {
        try (JsonParser json = reader.createParser(body)) {
            if (json.nextToken() == null) {
                throw new UnreadableJson("the answer is empty");
            }
            F value = reader.readValue(json);
            if (json.nextToken() != null) {
                throw new UnreadableJson("something follows after the end of the JSON");
            }
            if (value == null) {
                throw new UnreadableJson("it is null");
            }
            return answer.apply(value);
        } catch (JsonMappingException unexpected) {
            throw said(unexpected);
        } catch (IOException malformed) {
            throw new UnreadableJson("it is not well-formed JSON");
        } catch (UnreadableJson | RefusedInSuccess said) {
            throw said;
        } catch (RuntimeException unexpected) {
            // Not chained and not quoted: its message may hold what could not be read.
            throw new UnreadableJson(missing(unexpected));
        }
    }

    /** The exception of one of our constructors or setters, or the name of the wrong field. */
    private static RuntimeException said(JsonMappingException unexpected) {
        Throwable cause = unexpected.getCause();
        if (cause instanceof RefusedInSuccess || cause instanceof UnreadableJson) {
            return (RuntimeException) cause;
        }
        return unexpected.getProcessor() instanceof JsonParser json
                ? UnreadableJson.at(json, "as expected")
                : new UnreadableJson("it is not as expected");
    }

    /** The names of the missing fields, which generated builders put last in their message, and no value. */
    private static String missing(RuntimeException unexpected) {
        String message = String.valueOf(unexpected.getMessage());
        int names = message.indexOf(BUILDERS_WORDS);
        return unexpected instanceof IllegalStateException && names > 0
                ? "a field that must be there is missing: "
                        + message.substring(names + BUILDERS_WORDS.length(), message.length() - 1)
                : "it is not as expected";
    }
}
