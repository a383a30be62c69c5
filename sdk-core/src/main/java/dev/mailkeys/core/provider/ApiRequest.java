package dev.mailkeys.core.provider;

import dev.mailkeys.core.Secret;
import dev.mailkeys.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One request to an {@link Endpoint}: its place, its query, its body, and the rules that it must keep before it is sent.
 * Immutable.
 *
 * @param <T> what the answer is read as
 */
public final class ApiRequest<T extends @Nullable Object> {

    private static final Pattern PAGE = Pattern.compile("\\d{1,9}");

    private final Endpoint<T> endpoint;
    private final List<String> arguments;
    private final Map<String, String> query;
    private final Consumer<Constraints> rules;
    private final @Nullable Object body;

    private ApiRequest(
            Endpoint<T> endpoint,
            List<String> arguments,
            Map<String, String> query,
            Consumer<Constraints> rules,
            @Nullable Object body) {
        this.endpoint = endpoint;
        this.arguments = arguments;
        this.query = query;
        this.rules = rules;
        this.body = body;
    }

    static <T extends @Nullable Object> ApiRequest<T> to(Endpoint<T> endpoint, String... arguments) {
        int braces = endpoint.parts().length / 2;
        if (braces != arguments.length) {
            throw new IllegalArgumentException(endpoint.path() + " takes other arguments.");
        }
        return new ApiRequest<>(endpoint, List.of(arguments), Map.of(), none -> {}, null);
    }

    /**
     * Adds a query parameter.
     *
     * @param name the parameter's name
     * @param value its value, percent-encoded when it is sent; empty to leave the parameter out
     * @return a request with the parameter
     */
    public ApiRequest<T> query(String name, Optional<String> value) {
        Objects.requireNonNull(name, "name must not be null");
        Objects.requireNonNull(value, "value must not be null");
        if (value.isEmpty()) {
            return this;
        }
        var more = new LinkedHashMap<>(query);
        more.put(name, value.get());
        return new ApiRequest<>(endpoint, arguments, more, rules, body);
    }

    /**
     * Adds rules that the request must keep; they are checked, all of them, before anything is sent.
     *
     * @param more notes every violation
     * @return a request with the rules
     */
    public ApiRequest<T> checked(Consumer<Constraints> more) {
        Objects.requireNonNull(more, "more must not be null");
        return new ApiRequest<>(endpoint, arguments, query, rules.andThen(more), body);
    }

    /**
     * Sets the body.
     *
     * @param model the JSON object that is the body: a model, a record or a map, with any {@link Secret} in it in clear
     * @return a request with the body
     */
    public ApiRequest<T> body(Object model) {
        Objects.requireNonNull(model, "model must not be null");
        return new ApiRequest<>(endpoint, arguments, query, rules, model);
    }

    Endpoint<T> endpoint() {
        return endpoint;
    }

    /** The number of the page that is asked for, where the query has one. */
    OptionalInt page() {
        String page = query.getOrDefault("page", "");
        return PAGE.matcher(page).matches() ? OptionalInt.of(Integer.parseInt(page)) : OptionalInt.empty();
    }

    /** The body, whose secrets are added to {@code secrets}; {@code null} if there is none. */
    byte @Nullable [] write(List<Secret> secrets) {
        return body == null ? null : Json.write(body, secrets);
    }

    /** The body as it may be shown; empty if there is none. */
    String masked() {
        return body == null ? "" : new String(Json.write(body), StandardCharsets.UTF_8);
    }

    void check(Constraints constraints) {
        for (int i = 0; i < arguments.size(); i++) {
            PathSegment.check(endpoint.parts()[2 * i + 1], arguments.get(i), constraints);
        }
        query.forEach((name, value) -> constraints.unicode(name, value, "RFC 3986"));
        rules.accept(constraints);
    }

    /** The path with its arguments and the query, every part percent-encoded. */
    String target() {
        var target = new StringBuilder(endpoint.parts()[0]);
        for (int i = 0; i < arguments.size(); i++) {
            target.append(PathSegment.encode(arguments.get(i))).append(endpoint.parts()[2 * i + 2]);
        }
        char separator = '?';
        for (var parameter : query.entrySet()) {
            target.append(separator).append(parameter.getKey()).append('=');
            target.append(PathSegment.encode(parameter.getValue()));
            separator = '&';
        }
        return target.toString();
    }
}
