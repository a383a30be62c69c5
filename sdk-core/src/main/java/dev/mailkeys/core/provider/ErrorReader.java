package dev.mailkeys.core.provider;

import dev.mailkeys.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.BiFunction;

/** Reads what a provider says when it refuses. Whatever the body is, it does not hide the status that came with it. */
public final class ErrorReader {

    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);

    private final BiFunction<Integer, byte[], ProviderError> read;

    private ErrorReader(BiFunction<Integer, byte[], ProviderError> read) {
        this.read = read;
    }

    /**
     * Declares how refusals are read.
     *
     * @param form a model of the body, all of whose fields are optional: what is missing, or of another type than
     *     expected, is simply not there. A body that is no JSON object is read as an empty one
     * @param read is given the HTTP status, 200 to 299 too where the body says that the call did not work, and the body;
     *     what it gives is redacted afterwards
     * @param <E> the model
     * @return the reader
     */
    public static <E> ErrorReader of(Class<E> form, BiFunction<Integer, E, ProviderError> read) {
        Objects.requireNonNull(form, "form must not be null");
        Objects.requireNonNull(read, "read must not be null");
        return new ErrorReader((status, body) ->
                read.apply(status, Json.ifReadable(body, form).orElseGet(() -> Json.read(NOTHING, form))));
    }

    ProviderError read(int status, byte[] body) {
        try {
            return read.apply(status, body);
        } catch (RuntimeException broken) {
            return ProviderError.of(ErrorKind.ofStatus(status), "");
        }
    }
}
