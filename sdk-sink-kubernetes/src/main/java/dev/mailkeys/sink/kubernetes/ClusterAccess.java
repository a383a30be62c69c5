package dev.mailkeys.sink.kubernetes;

import java.net.URI;
import java.security.KeyStore;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a cluster is reached.
 *
 * @param who our identity, for messages
 * @param server the API server
 * @param authorities the trusted authorities; empty for the usual ones
 * @param proxy the proxy to go through
 * @param identity gives our current identity; each use reads a file or runs a program again
 */
record ClusterAccess(
        String who,
        URI server,
        Optional<KeyStore> authorities,
        Optional<URI> proxy,
        Function<Instant, Identity> identity) {}
