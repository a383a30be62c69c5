package dev.mailkeys.rotation;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a provider declares before the first call.
 *
 * @param all what its API can do
 * @param keyLimit the most keys an account may have, where one is known
 * @param longestName the most characters a key's name may have, where a limit is known
 * @param settleTime how long after its caller gave up a request may still take effect: the caller's own time limit and
 *     the provider's, and some room
 */
public record Capabilities(Set<Capability> all, OptionalInt keyLimit, OptionalInt longestName, Duration settleTime) {

    /**
     * Copies the set.
     *
     * @param all what its API can do
     * @param keyLimit the most keys an account may have
     * @param longestName the most characters a key's name may have
     * @param settleTime how long after its caller gave up a request may still take effect
     */
    public Capabilities {
        Objects.requireNonNull(all, "all must not be null");
        Objects.requireNonNull(keyLimit, "keyLimit must not be null");
        Objects.requireNonNull(longestName, "longestName must not be null");
        Objects.requireNonNull(settleTime, "settleTime must not be null");
        all = Set.copyOf(all);
    }

    /**
     * Capabilities of a provider whose API has no known limits.
     *
     * @param settleTime how long after its caller gave up a request may still take effect
     * @param all what its API can do
     * @return the capabilities
     */
    public static Capabilities of(Duration settleTime, Capability... all) {
        var set = EnumSet.noneOf(Capability.class);
        set.addAll(Set.of(all));
        return new Capabilities(set, OptionalInt.empty(), OptionalInt.empty(), settleTime);
    }

    /**
     * The same, with a limit of keys.
     *
     * @param keys the most keys an account may have
     * @return the changed copy
     */
    public Capabilities withKeyLimit(int keys) {
        return new Capabilities(all, OptionalInt.of(keys), longestName, settleTime);
    }

    /**
     * The same, with a limit of a name's length.
     *
     * @param characters the most characters a key's name may have
     * @return the changed copy
     */
    public Capabilities withLongestName(int characters) {
        return new Capabilities(all, keyLimit, OptionalInt.of(characters), settleTime);
    }

    /**
     * Whether the provider can do this.
     *
     * @param capability what is asked for
     * @return whether it was declared
     */
    public boolean has(Capability capability) {
        Objects.requireNonNull(capability, "capability must not be null");
        return all.contains(capability);
    }
}
