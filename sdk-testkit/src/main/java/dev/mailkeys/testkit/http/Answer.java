package dev.mailkeys.testkit.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a provider decided to say, before any fault touches it. */
public record Answer(
        int status, Map<String, String> headers, String body, boolean committed, Optional<String> issuedToken) {
    private static final String JSON = "application/json; charset=utf-8";

    public static Answer json(int status, JsonNode body) {
        return new Answer(status, Map.of("Content-Type", JSON), body.toString(), false, Optional.empty());
    }

    public static Answer empty(int status) {
        return new Answer(status, Map.of(), "", false, Optional.empty());
    }

    /** The same answer of a call that changed something at the provider. */
    public Answer changing() {
        return new Answer(status, headers, body, true, issuedToken);
    }

    /** The same answer of a call that made a new token. */
    public Answer issuing(String token) {
        return new Answer(status, headers, body, true, Optional.of(token));
    }

    public Answer withStatus(int newStatus) {
        return new Answer(newStatus, headers, body, committed, issuedToken);
    }

    public Answer withBody(String newBody) {
        return new Answer(status, headers, newBody, committed, issuedToken);
    }

    public Answer withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, Map.copyOf(more), body, committed, issuedToken);
    }
}
