package dev.mailkeys.sink.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;

/** What is told to a credential plugin, and what it answers. */
final class ExecCredentialJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ExecCredentialJson() {}

    static String write(Map<String, ?> told) {
        try {
            return JSON.writeValueAsString(told);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A map of texts is JSON.", impossible);
        }
    }

    /** Empty where it is no JSON. Why is not said: the words of a parser quote what it can't read, which is to hold a token. */
    static Optional<ParsedObject> read(String answer) {
        try {
            return Optional.of(ParsedObject.of(JSON.readValue(answer, Object.class)));
        } catch (JsonProcessingException broken) {
            return Optional.empty();
        }
    }
}
