package dev.mailkeys.sink.aws;

import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.SinkState;
import dev.mailkeys.rotation.sink.SecretContent;
import java.util.Optional;

/**
 * A secret as it was at a look.
 *
 * @param exists whether it is there, be it without a version
 * @param version the version that is current
 * @param text what that holds; empty for nothing
 */
record StoredSecret(boolean exists, Optional<String> version, String text) {

    private static final String NONE = "none";

    /** What a sink says of it. That there is no version is one, too. */
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
