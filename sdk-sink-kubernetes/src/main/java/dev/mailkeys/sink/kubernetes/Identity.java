package dev.mailkeys.sink.kubernetes;

import dev.mailkeys.core.Secret;
import java.time.Instant;
import java.util.Optional;

/**
 * A temporary identity.
 *
 * @param token the token of every request
 * @param certificate the certificate of every connection
 * @param end when it ends: far in the future if unknown, in the past if it is looked up before every call
 */
record Identity(Optional<Secret> token, Optional<ClientCertificate> certificate, Instant end) {

    /**
     * Whether it has a token or a certificate.
     *
     * @return whether there is
     */
    boolean isSomebody() {
        return token.isPresent() || certificate.isPresent();
    }
}
