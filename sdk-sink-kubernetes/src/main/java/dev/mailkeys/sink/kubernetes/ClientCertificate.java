package dev.mailkeys.sink.kubernetes;

import dev.mailkeys.core.Secret;
import java.security.KeyStore;

/**
 * A certificate with its private key.
 *
 * @param store holds both
 * @param password opens the key in it
 */
record ClientCertificate(KeyStore store, Secret password) {}
