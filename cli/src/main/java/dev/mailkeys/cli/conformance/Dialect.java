package dev.mailkeys.cli.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mailkeys.cli.conformance.Wire.Sending;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.provider.Repeat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a provider's keys are addressed and read.
 *
 * @param keys the path of all keys
 * @param name the field with a key's name
 * @param token the field with its token, if it is shown
 * @param addressing what stands for a key in a call
 * @param use a call that a key's own token makes, which changes nothing
 * @param items the keys in an answer to a list; missing if it has none
 * @param query the query of a list
 */
record Dialect(
        String keys,
        String name,
        String token,
        Addressing addressing,
        Action use,
        Function<JsonNode, JsonNode> items,
        Map<String, String> query) {

    /** What stands for a key in a call. */
    enum Addressing {
        ID_IN_PATH,
        NAME_IN_PATH,
        TOKEN_IN_BODY
    }

    /**
     * A call of the provider's.
     *
     * @param path the whole path, or for a call on a key, what follows the key's path
     */
    record Action(String verb, Repeat repeat, String method, String path) {}

    /** The address of a created key; empty if the answer has none. */
    Optional<String> address(String asked, Exchange made) {
        return switch (addressing) {
            case ID_IN_PATH -> made.text("id").or(() -> number(made));
            case NAME_IN_PATH -> made.text(name).or(() -> Optional.of(asked));
            case TOKEN_IN_BODY -> made.text(token);
        };
    }

    private static Optional<String> number(Exchange made) {
        return Optional.of(made.answer().path("id"))
                .filter(JsonNode::isIntegralNumber)
                .map(JsonNode::asText);
    }

    Sending creating(String name, Map<String, Object> settings) {
        var body = new LinkedHashMap<String, Object>(settings);
        body.put(this.name, name);
        var action = new Action("create", Repeat.NEVER, "POST", keys);
        return new Sending(action, List.of(), Map.of(), Optional.of(body), Optional.empty());
    }

    Sending listing(Map<String, String> asked) {
        var action = new Action("list", Repeat.SAFE, "GET", keys);
        return new Sending(action, List.of(), asked, Optional.empty(), Optional.empty());
    }

    /** A call with a key's own token: a list, or an empty message. */
    Sending using(Secret token) {
        boolean isList = use.method().equals("GET");
        return new Sending(
                use,
                List.of(),
                isList ? query : Map.of(),
                isList ? Optional.empty() : Optional.of(Map.of()),
                Optional.of(token));
    }

    /** A call on a key, with its address where the provider wants it. */
    Sending to(Action action, ThrowAway key, Map<String, Object> fields) {
        boolean inBody = addressing == Addressing.TOKEN_IN_BODY;
        var body = new LinkedHashMap<String, Object>(fields);
        if (inBody) {
            body.put(token, Secret.of(key.address()));
        }
        String path = keys + (inBody ? "" : "/{key}") + action.path();
        return new Sending(
                new Action(action.verb(), action.repeat(), action.method(), path),
                inBody ? List.of() : List.of(key.address()),
                Map.of(),
                body.isEmpty() ? Optional.empty() : Optional.of(body),
                Optional.empty());
    }
}
