package dev.mailkeys.sink.aws;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** What stands in a store of AWS: a token in a field, beside another field. */
final class JsonText {

    static final String FIELD = "token";

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonText() {}

    static String of(String token) {
        return JSON.valueToTree(Map.of("user", "news", FIELD, token)).toString();
    }

    static String token(String text) {
        try {
            return JSON.readTree(text).path(FIELD).textValue();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
