package dev.mailkeys.core.provider;

import dev.mailkeys.core.json.Json;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One verb of a provider's API: what is sent where, whether it may be sent again, and how its answer is read. Providers
 * declare theirs as constants; each method of a client is then one line.
 *
 * @param <T> what the answer is read as
 */
public final class Endpoint<T extends @Nullable Object> {

    private static final String JSON = "application/json";

    private final String verb;
    private final Repeat repeat;
    private final String method;
    private final String path;
    private final String[] parts;
    private final String mediaType;
    private final @Nullable Function<byte[], T> answer;

    private Endpoint(
            String verb,
            Repeat repeat,
            String method,
            String path,
            String mediaType,
            @Nullable Function<byte[], T> answer) {
        this.verb = Objects.requireNonNull(verb, "verb must not be null");
        this.repeat = Objects.requireNonNull(repeat, "repeat must not be null");
        this.method = Objects.requireNonNull(method, "method must not be null");
        this.path = Objects.requireNonNull(path, "path must not be null");
        this.mediaType = mediaType;
        this.parts = path.split("[{}]", -1);
        this.answer = answer;
    }

    /**
     * Declares an endpoint whose answer is read.
     *
     * @param verb the verb that it has everywhere: create, get, list, update, enable, disable, rotate or delete
     * @param repeat whether its request may be sent again
     * @param method the HTTP method
     * @param path the path below the base address, such as {@code /api-keys/{id}}; each name in braces is one segment
     * @param answer a model of the body of a success
     * @param <T> what the answer is read as
     * @return the endpoint
     */
    public static <T> Endpoint<T> of(String verb, Repeat repeat, String method, String path, Class<T> answer) {
        return of(
                verb,
                repeat,
                method,
                path,
                Objects.requireNonNull(answer, "answer must not be null"),
                Function.identity());
    }

    /**
     * Declares an endpoint whose answer is read as one thing and given as another.
     *
     * @param verb the verb that it has everywhere
     * @param repeat whether its request may be sent again
     * @param method the HTTP method
     * @param path the path below the base address; each name in braces is one segment
     * @param form a model of the body of a success
     * @param answer makes of it what the call gives
     * @param <F> what the body is read as
     * @param <T> what the call gives
     * @return the endpoint
     */
    public static <F, T> Endpoint<T> of(
            String verb, Repeat repeat, String method, String path, Class<F> form, Function<F, T> answer) {
        Objects.requireNonNull(form, "form must not be null");
        Objects.requireNonNull(answer, "answer must not be null");
        return new Endpoint<>(
                verb,
                repeat,
                method,
                path,
                JSON,
                body -> repeat == Repeat.NEVER
                        ? Json.readForgiving(body, form, answer)
                        : Json.read(body, form, answer));
    }

    /**
     * Declares an endpoint whose success has no body, or none worth reading.
     *
     * @param verb the verb that it has everywhere
     * @param repeat whether its request may be sent again
     * @param method the HTTP method
     * @param path the path below the base address; each name in braces is one segment
     * @return the endpoint
     */
    public static Endpoint<@Nullable Void> withoutAnswer(String verb, Repeat repeat, String method, String path) {
        return new Endpoint<>(verb, repeat, method, path, JSON, null);
    }

    /**
     * Declares an endpoint whose success has no body, or a JSON object that says nothing. A page of a proxy or of a login, which
     * comes with a 200, is then no success: what became of the call is unknown.
     *
     * @param verb the verb that it has everywhere
     * @param repeat whether its request may be sent again
     * @param method the HTTP method
     * @param path the path below the base address; each name in braces is one segment
     * @return the endpoint
     */
    public static Endpoint<@Nullable Void> acknowledged(String verb, Repeat repeat, String method, String path) {
        return new Endpoint<>(verb, repeat, method, path, JSON, Endpoint::nothing);
    }

    private static @Nullable Void nothing(byte[] body) {
        if (body.length > 0) {
            Json.read(body, Map.class);
        }
        return null;
    }

    /**
     * The same endpoint, whose body is JSON of a kind of its own, such as {@code application/merge-patch+json}.
     *
     * @param type what {@code Content-Type} says
     * @return the endpoint
     */
    public Endpoint<T> sending(String type) {
        Objects.requireNonNull(type, "type must not be null");
        return new Endpoint<>(verb, repeat, method, path, type, answer);
    }

    /**
     * Starts a request to this endpoint.
     *
     * @param arguments an id or a name for each brace of the path, in order; each is percent-encoded as one segment
     * @return the request, so far without query and body
     */
    public ApiRequest<T> at(String... arguments) {
        return ApiRequest.to(this, arguments);
    }

    String verb() {
        return verb;
    }

    Repeat repeat() {
        return repeat;
    }

    String method() {
        return method;
    }

    String path() {
        return path;
    }

    /** The path in parts, by turns as it stands and the name of what belongs there. */
    String[] parts() {
        return parts;
    }

    String mediaType() {
        return mediaType;
    }

    @Nullable
    Function<byte[], T> answer() {
        return answer;
    }
}
