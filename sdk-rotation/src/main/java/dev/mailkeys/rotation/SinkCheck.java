package dev.mailkeys.rotation;

import java.util.Objects;
import java.util.Optional;

/**
 * What verify found in one sink. Holds no secret.
 *
 * @param sink the sink's name
 * @param token what the provider makes of the token that is there; unknown where it can't be read
 * @param keyId the key that the sink says it holds
 * @param rotation the rotation that delivered it, as the sink says
 * @param problem what is wrong and what to do; empty where nothing is
 */
public record SinkCheck(
        String sink, Probe token, Optional<String> keyId, Optional<String> rotation, Optional<String> problem) {

    /**
     * Creates one. No argument may be null.
     *
     * @param sink the sink's name
     * @param token what the provider makes of the token that is there
     * @param keyId the key that the sink says it holds
     * @param rotation the rotation that delivered it, as the sink says
     * @param problem what is wrong and what to do
     */
    public SinkCheck {
        Objects.requireNonNull(sink, "sink must not be null");
        Objects.requireNonNull(token, "token must not be null");
        Objects.requireNonNull(keyId, "keyId must not be null");
        Objects.requireNonNull(rotation, "rotation must not be null");
        Objects.requireNonNull(problem, "problem must not be null");
    }
}
