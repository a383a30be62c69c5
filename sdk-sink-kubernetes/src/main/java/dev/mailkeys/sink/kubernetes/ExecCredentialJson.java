package dev.mailkeys.sink.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;

/** The input and output of a credential plugin. */
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

    /** Empty if it is not JSON. The parser's reason is dropped: it quotes the text, which may hold a token. */
    static Optional<ParsedObject> read(String answer) {
        try {
            return Optional.of(ParsedObject.of(JSON.readValue(answer, Object.class)));
        } catch (JsonProcessingException broken) {
            return Optional.empty();
        }
    }
}
