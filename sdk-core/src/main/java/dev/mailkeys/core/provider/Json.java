package dev.mailkeys.core.provider;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.mailkeys.core.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to values and back. Jackson's exceptions quote what they could not read, which may be a token, so none of them
 * leaves this class or is chained to one that does.
 */
final class Json {

    private static final int DEEPEST = 64;

    /** This class is not loaded before the first body is written or read: a program that makes no call pays nothing. */
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(100)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private static final String BUILDERS_WORDS = ", some of required attributes are not set [";

    private Json() {}

    /** A request's body; the secrets that are written into it are added to {@code secrets}. */
    static byte[] write(Consumer<JsonWriter> body, List<Secret> secrets) {
        return write(body, secrets, false);
    }

    /** The same body with its secrets masked. */
    static String masked(Consumer<JsonWriter> body) {
        return new String(write(body, new ArrayList<>(), true), StandardCharsets.UTF_8);
    }

    private static byte[] write(Consumer<JsonWriter> body, List<Secret> secrets, boolean masked) {
        var bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator generator = FACTORY.createGenerator(bytes, JsonEncoding.UTF8)) {
            generator.writeStartObject();
            body.accept(new JsonWriter(generator, secrets, masked));
            generator.writeEndObject();
            generator.flush();
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("Writing to memory failed.", impossible);
        }
    }

    /** Reads an answer whole, or says in words that quote nothing why it can't be read. */
    static <T> T read(byte[] body, Function<JsonReader, T> read) throws UnreadableJson {
        try (JsonParser parser = FACTORY.createParser(body)) {
            if (parser.nextToken() == null) {
                throw new UnreadableJson("the answer is empty");
            }
            T value = read.apply(new JsonReader(parser));
            if (parser.nextToken() != null) {
                throw new UnreadableJson("something follows after the end of the JSON");
            }
            return value;
        } catch (IOException | UncheckedIOException malformed) {
            throw new UnreadableJson("it is not well-formed JSON");
        } catch (UnreadableJson | RefusedInSuccess said) {
            throw said;
        } catch (RuntimeException unexpected) {
            // Not chained and not quoted: its words may hold what could not be read.
            throw new UnreadableJson(missing(unexpected));
        }
    }

    /** Reads any JSON there is as plain values; {@code null} if there is none. */
    static @Nullable Object lenient(byte[] body) {
        try {
            return read(body, JsonReader::any);
        } catch (UnreadableJson none) {
            return null;
        }
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

    static boolean isNull(JsonParser parser) {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }
}
