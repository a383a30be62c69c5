package dev.mailkeys.cli.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A call and its answer, unchanged.
 *
 * @param verb the HTTP verb
 * @param path the path without ids or names
 * @param sent the body that was sent; missing if there was none
 * @param status the HTTP status; 0 if there was no answer
 * @param answer the body of the answer; missing if there was none in JSON
 */
record Exchange(
        String verb,
        String method,
        String path,
        Map<String, String> query,
        JsonNode sent,
        int status,
        JsonNode answer) {

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Whether it has the status, and a body with these fields. */
    boolean is(int expected, String... fields) {
        return status == expected && Stream.of(fields).allMatch(answer::has);
    }

    /** The text of a field, if it is one. */
    Optional<String> text(String field) {
        return Optional.of(answer.path(field)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    /** Status and form of the answer, without its content. */
    String words() {
        return status == 0 ? "no answer" : (status + " " + Form.of(answer)).strip();
    }
}
