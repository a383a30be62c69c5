package dev.mailkeys.rotation.sink.spi;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import java.util.List;

/** What making a sink may need: given when one is made, so that reading a file needs no credential. */
public interface SinkContext {

    /**
     * The secret that a key of the kind {@link SinkKey.Kind#CREDENTIAL} or {@link SinkKey.Kind#CREDENTIAL_FILE} names. One
     * that is certainly a provider's by its form is refused, for the sink's server would learn it.
     *
     * @param key the key
     * @return the secret
     * @throws RuntimeException if it is not there; the message says what to set
     */
    Secret secret(String key);

    /**
     * The settings of the client, where the kind has a {@linkplain SinkFactory#server() server}: address, proxy,
     * authorities, time limits, listener. A run that only looks has {@link ClientSettings#readOnly()}.
     *
     * @return the settings
     */
    ClientSettings settings();

    /**
     * The secrets of the run by their values. A program that stores a token is given no variable that holds one of them.
     *
     * @return those that can be read now
     */
    List<Secret> secrets();
}
