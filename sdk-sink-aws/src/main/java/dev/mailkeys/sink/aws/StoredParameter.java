package dev.mailkeys.sink.aws;

import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.sink.SecretContent;

/**
 * A parameter as it was read.
 *
 * @param version its version; 0 if there is none
 * @param text its content
 */
record StoredParameter(long version, String text) {

    static final StoredParameter NONE = new StoredParameter(0, "");

    boolean holds(SecretContent content, Delivery delivery) {
        return AwsSink.holds(text, content, delivery);
    }

    @Override
    public String toString() {
        return "version " + version;
    }
}
