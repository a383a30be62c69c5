package dev.mailkeys.sink.kubernetes;

import java.net.URI;
import java.security.KeyStore;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a cluster is reached.
 *
 * @param who who we are, in messages
 * @param server the API server
 * @param authorities whom to trust; empty for the usual ones
 * @param proxy the proxy to go through
 * @param identity gives who we are at a time; each call asks anew, reads a file or runs a program
 */
record ClusterAccess(
        String who,
        URI server,
        Optional<KeyStore> authorities,
        Optional<URI> proxy,
        Function<Instant, Identity> identity) {}
