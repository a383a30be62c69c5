package dev.mailkeys.sink.aws;

import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.SinkState;
import dev.mailkeys.rotation.sink.SecretContent;
import java.util.Optional;

/**
 * A secret as it was read.
 *
 * @param exists whether it exists, even without a version
 * @param version the current version
 * @param text that version's content, if any
 */
record StoredSecret(boolean exists, Optional<String> version, String text) {

    private static final String NONE = "none";

    /** The version for a sink. A secret without a version has one too. */
    SinkState state(SecretContent content) {
        SinkState held = content.read(text);
        return new SinkState(held.token(), held.mark(), Optional.of(version.orElse(NONE)));
    }

    boolean holds(SecretContent content, Delivery delivery) {
        return AwsSink.holds(text, content, delivery);
    }

    @Override
    public String toString() {
        return "version " + version.orElse(NONE);
    }
}
