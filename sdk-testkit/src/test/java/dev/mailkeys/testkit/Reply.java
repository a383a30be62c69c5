package dev.mailkeys.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.util.List;

/** What a test got back. */
record Reply(int status, HttpHeaders headers, String body) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    JsonNode json() {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + body, e);
        }
    }

    String text(String field) {
        return json().path(field).asText();
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    List<String> all(String arrayField, String itemField) {
        return json().path(arrayField).findValuesAsText(itemField);
    }
}
