package dev.mailkeys.testkit;

import dev.mailkeys.testkit.http.Answer;
import dev.mailkeys.testkit.http.JsonTrees;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a {@link SimulatedApi} answers, before any fault touches it.
 *
 * @param status the HTTP status
 * @param headers headers besides the content type
 * @param json the body; empty for none
 * @param changed whether the call changed something
 * @param issued the token that it has made, so that faults find it in the body
 */
public record SimulatedAnswer(
        int status, Map<String, String> headers, String json, boolean changed, Optional<String> issued) {

    /**
     * Creates one. No argument may be null.
     *
     * @param status the HTTP status
     * @param headers headers besides the content type
     * @param json the body
     * @param changed whether the call changed something
     * @param issued the token that it has made, so that faults find it in the body
     */
    public SimulatedAnswer {
        Objects.requireNonNull(headers, "headers must not be null");
        Objects.requireNonNull(json, "json must not be null");
        Objects.requireNonNull(issued, "issued must not be null");
    }

    /**
     * The answer to a call that changed nothing.
     *
     * @param status the HTTP status
     * @param json the body; empty for none
     * @return the answer
     */
    public static SimulatedAnswer of(int status, String json) {
        return new SimulatedAnswer(status, Map.of(), json, false, Optional.empty());
    }

    /**
     * The answer to a call that changed something.
     *
     * @param status the HTTP status
     * @param json the body; empty for none
     * @return the answer
     */
    public static SimulatedAnswer changing(int status, String json) {
        return new SimulatedAnswer(status, Map.of(), json, true, Optional.empty());
    }

    /**
     * The answer to a call that made a token.
     *
     * @param status the HTTP status
     * @param json the body, with the token
     * @param token the token
     * @return the answer
     */
    public static SimulatedAnswer issuing(int status, String json, String token) {
        Objects.requireNonNull(token, "token must not be null");
        return new SimulatedAnswer(status, Map.of(), json, true, Optional.of(token));
    }

    /**
     * The same answer with one more header.
     *
     * @param name the header's name
     * @param value its value
     * @return the answer
     */
    public SimulatedAnswer withHeader(String name, String value) {
        Objects.requireNonNull(name, "name must not be null");
        Objects.requireNonNull(value, "value must not be null");
        var more = new TreeMap<>(headers);
        more.put(name, value);
        return new SimulatedAnswer(status, Map.copyOf(more), json, changed, issued);
    }

    /** The status, and no body, which may hold a token. */
    @Override
    public String toString() {
        return status + (changed ? ", changed" : ", not changed");
    }

    Answer inside() {
        Answer answer = json.isEmpty()
                ? Answer.empty(status)
                : JsonTrees.parse(json)
                        .map(body -> Answer.json(status, body))
                        .orElseThrow(
                                () -> new IllegalArgumentException("what " + status + " is answered with is no JSON"));
        for (Map.Entry<String, String> header : headers.entrySet()) {
            answer = answer.withHeader(header.getKey(), header.getValue());
        }
        return issued.isPresent() ? answer.issuing(issued.get()) : changed ? answer.changing() : answer;
    }
}
