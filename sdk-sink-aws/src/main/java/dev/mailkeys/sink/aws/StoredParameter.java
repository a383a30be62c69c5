package dev.mailkeys.sink.aws;

import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.SinkState;
import dev.mailkeys.rotation.sink.SecretContent;
import java.util.Optional;

/**
 * A parameter as it was at a look.
 *
 * @param version its version; 0 where there is none
 * @param text what it holds
 */
record StoredParameter(long version, String text) {

    static final StoredParameter NONE = new StoredParameter(0, "");

    boolean holds(SecretContent content, Delivery delivery) {
        SinkState held = content.read(text);
        boolean isMarked = !content.keepsMark() || held.mark().equals(Optional.of(delivery.mark()));
        return isMarked && held.token().equals(Optional.of(delivery.token()));
    }

    @Override
    public String toString() {
        return "version " + version;
    }
}
