package dev.mailkeys.rotation;

import dev.mailkeys.core.Secret;
import java.util.Objects;
import java.util.Optional;

/**
 * What a sink holds now.
 *
 * @param token the token; empty where the sink is write-only, or holds none
 * @param mark whose token it is; empty where the sink keeps no metadata, or where what it keeps may not fit the token
 * @param version what a compare-and-swap compares; never made from the token, whose hash could be tried out; empty where
 *     the sink has no versions
 */
public record SinkState(Optional<Secret> token, Optional<KeyMark> mark, Optional<String> version) {

    /**
     * Creates one. No argument may be null.
     *
     * @param token the token
     * @param mark whose token it is
     * @param version what a compare-and-swap compares
     */
    public SinkState {
        Objects.requireNonNull(token, "token must not be null");
        Objects.requireNonNull(mark, "mark must not be null");
        Objects.requireNonNull(version, "version must not be null");
    }

    /**
     * A sink that holds nothing, or of which nothing can be known.
     *
     * @return the empty state
     */
    public static SinkState unknown() {
        return new SinkState(Optional.empty(), Optional.empty(), Optional.empty());
    }
}
