package dev.mailkeys.sink.kubernetes;

import dev.mailkeys.core.Secret;
import java.time.Instant;
import java.util.Optional;

/**
 * Who we are for a while.
 *
 * @param token what is shown with every request
 * @param certificate what is shown when a connection is made
 * @param end when it ends: far away where nobody says, and long ago for one that is looked up before every call
 */
record Identity(Optional<Secret> token, Optional<ClientCertificate> certificate, Instant end) {

    /**
     * Whether there is anything to show.
     *
     * @return whether there is
     */
    boolean isSomebody() {
        return token.isPresent() || certificate.isPresent();
    }
}
