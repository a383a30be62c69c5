package dev.mailkeys.core.provider;

import dev.mailkeys.core.InvalidRequestException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.UnknownFields;
import dev.mailkeys.core.Violation;
import dev.mailkeys.core.json.Json;
import dev.mailkeys.core.json.RefusedInSuccess;
import dev.mailkeys.core.json.UnreadableJson;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What models say about themselves beyond their fields: to the client that reads them, and to other mappers. */
public final class Models {

    private static final String SOURCE = "mailkeys";

    private static final Redactor PLAIN = new Redactor(List.of(), List.of());

    private Models() {}

    /**
     * A model as a line for logs: what a provider's account holds may have line breaks and escapes in it, with which a name
     * could forge a line or colour a terminal. They become spaces.
     *
     * @param name the model's name
     * @param fields what it holds, by name, in the order to print it; empty ones are left out
     * @return such as {@code KeyInfo{id=key_1, name=newsletter}}
     */
    public static String line(String name, Map<String, ?> fields) {
        Objects.requireNonNull(name, "name must not be null");
        Objects.requireNonNull(fields, "fields must not be null");
        return fields.entrySet().stream()
                .filter(field -> !Optional.empty().equals(field.getValue()))
                .map(field -> field.getKey() + "="
                        + (field.getValue() instanceof Optional<?> some ? some.orElseThrow() : field.getValue()))
                .collect(Collectors.collectingAndThen(Collectors.joining(", ", name + "{", "}"), Redactor::oneLine));
    }

    /**
     * Takes a yes or no by which the provider says whether the call worked; no makes the answer a refusal.
     *
     * @param worked what the provider said; empty, which is no refusal, if it said nothing
     */
    public static void confirm(Optional<Boolean> worked) {
        Objects.requireNonNull(worked, "worked must not be null");
        if (!worked.orElse(true)) {
            throw new RefusedInSuccess();
        }
    }

    /**
     * Ends the reading of an answer that lacks something it must have.
     *
     * @param what what is missing; must quote nothing of the answer
     * @return the exception to throw
     */
    public static RuntimeException missing(String what) {
        Objects.requireNonNull(what, "what must not be null");
        return new UnreadableJson("a field that must be there is missing: " + what);
    }

    /**
     * Ends the reading of an answer that says that the call did not work, and holds what only a call that worked can give:
     * what is true is unknown, and what arrived is kept.
     *
     * @param what what it holds, such as {@code a token}; must quote nothing of the answer
     * @return the exception to throw
     */
    public static RuntimeException contradiction(String what) {
        Objects.requireNonNull(what, "what must not be null");
        return new UnreadableJson("it says that the call did not work, and holds " + what);
    }

    /**
     * The word of an open value, which some servers send as a number.
     *
     * @param value a JSON value
     * @return its text
     */
    public static String word(Object value) {
        Objects.requireNonNull(value, "value must not be null");
        if (value instanceof Map || value instanceof List) {
            throw new UnreadableJson("a word is not text");
        }
        return value.toString();
    }

    /**
     * A list that nobody can change afterwards.
     *
     * @param name its name, for the message if something in it is {@code null}
     * @param list the caller's list
     * @param <T> the type of the elements
     * @return a copy, or the list itself if nobody can change it
     */
    public static <T> List<T> ownList(String name, List<T> list) {
        Objects.requireNonNull(name, "name must not be null");
        Objects.requireNonNull(list, "list must not be null");
        list.forEach(element -> Objects.requireNonNull(element, () -> name + " element must not be null"));
        return List.copyOf(list);
    }

    /**
     * Whether a token was masked by who wrote it, and is good for nothing.
     *
     * @param token the token as it came
     * @return {@code true} if it has a star, an ellipsis or anything else that no header takes
     */
    public static boolean isMasked(Secret token) {
        Objects.requireNonNull(token, "token must not be null");
        String value = token.reveal();
        return value.contains("...") || value.chars().anyMatch(c -> c <= ' ' || c >= 0x7f || c == '*');
    }

    /**
     * What any other mapper writes for a model: its fields by the provider's names, as texts, numbers, lists and so on.
     *
     * @param model the model
     * @return the fields; those that are empty are left out
     */
    public static Map<String, @Nullable Object> fields(Object model) {
        Objects.requireNonNull(model, "model must not be null");
        return Json.fields(model);
    }

    /**
     * What any other mapper writes for a model with unknown fields.
     *
     * @param model the model
     * @param unknown the unknown fields; each value, which may be a token, is written as {@code ***}
     * @return the fields
     */
    public static Map<String, @Nullable Object> fields(Object model, UnknownFields unknown) {
        Objects.requireNonNull(model, "model must not be null");
        Objects.requireNonNull(unknown, "unknown must not be null");
        Map<String, @Nullable Object> fields = Json.fields(model);
        unknown.names().forEach(name -> fields.putIfAbsent(name, "***"));
        return fields;
    }

    /**
     * Stops any other mapper before it writes anything of a model that holds a secret.
     *
     * @param model the name of the model
     * @param instead what to do instead
     * @return the exception to throw
     */
    public static RuntimeException refusal(String model, String instead) {
        Objects.requireNonNull(model, "model must not be null");
        Objects.requireNonNull(instead, "instead must not be null");
        return new IllegalStateException(
                model + " holds a Secret, which is not written as JSON: nothing was written. " + instead);
    }

    /**
     * Builds a model from what another mapper has read, such as the body of a request to the caller's own server.
     *
     * @param operation what the model is for, such as {@code jetemail.create}
     * @param fields the fields by the provider's names; one that the model has not is a violation
     * @param builder the model's builder
     * @param build ends the building
     * @param check notes every rule that the model breaks
     * @param <B> the model's builder
     * @param <T> the model
     * @return the model, which keeps all rules
     * @throws InvalidRequestException if it can't be built or breaks a rule
     */
    public static <B, T> T build(
            String operation,
            Map<String, ?> fields,
            Class<B> builder,
            Function<B, T> build,
            BiConsumer<T, Constraints> check) {
        Objects.requireNonNull(operation, "operation must not be null");
        Objects.requireNonNull(fields, "fields must not be null");
        Objects.requireNonNull(builder, "builder must not be null");
        Objects.requireNonNull(build, "build must not be null");
        Objects.requireNonNull(check, "check must not be null");
        Constraints rules = Constraints.of(operation);
        T model;
        try {
            model = build.apply(Json.readStrictly(fields, builder));
        } catch (UnreadableJson | IllegalStateException unusable) {
            String why =
                    unusable instanceof UnreadableJson json ? json.reason() : String.valueOf(unusable.getMessage());
            // It names fields, and the sender of the body chose their names.
            throw new InvalidRequestException(operation, List.of(new Violation("body", PLAIN.redact(why), SOURCE)));
        }
        check.accept(model, rules);
        rules.throwIfBroken();
        return model;
    }
}
