package dev.mailkeys.sink.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/**
 * The output of a {@code credential_process}.
 *
 * @param said the JSON; a missing node if there is none
 */
record CredentialProcessJson(JsonNode said) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static CredentialProcessJson read(String output) {
        try {
            return new CredentialProcessJson(JSON.readTree(output));
        } catch (JsonProcessingException quotesIt) {
            return new CredentialProcessJson(JSON.missingNode());
        }
    }

    boolean isOfVersion1() {
        return said.path("Version").asInt() == 1;
    }

    /** A field that is text and not empty. */
    Optional<String> text(String field) {
        return Optional.ofNullable(said.path(field).textValue()).filter(value -> !value.isEmpty());
    }
}
