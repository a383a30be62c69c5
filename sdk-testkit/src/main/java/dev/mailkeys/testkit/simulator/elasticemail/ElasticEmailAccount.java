package dev.mailkeys.testkit.simulator.elasticemail;

import dev.mailkeys.testkit.simulator.Keyring;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An account or sub-account of Elastic Email.
 *
 * @param email what a sub-account is addressed by; empty for the main account
 * @param keys the keys that are listed
 * @param lent the default keys that were lent for a sub-account; no list shows them
 */
record ElasticEmailAccount(String email, Keyring<ElasticEmailKey> keys, Keyring<ElasticEmailKey> lent) {
    static ElasticEmailAccount of(String email) {
        return new ElasticEmailAccount(email, new Keyring<>(), new Keyring<>());
    }

    Optional<ElasticEmailKey> byToken(String token) {
        return Stream.of(keys, lent)
                .flatMap(keyring -> keyring.byToken(token).stream())
                .findFirst();
    }
}
