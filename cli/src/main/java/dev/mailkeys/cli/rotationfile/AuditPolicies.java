package dev.mailkeys.cli.rotationfile;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What {@code [audit]} asks of every key.
 *
 * @param lengths the policies with a length of time, such as the highest age
 * @param flags the policies without a value
 * @param exceptions the excused keys, each with a reason and an end
 */
public record AuditPolicies(Map<Policy, Duration> lengths, Set<Policy> flags, List<Exempt> exceptions) {

    public static final AuditPolicies NONE = new AuditPolicies(Map.of(), Set.of(), List.of());

    /** A policy for keys. */
    public enum Policy {
        MAX_AGE,
        UNUSED_FOR,
        NO_FULL_SCOPE,
        REQUIRE_ADDRESSES,
        REQUIRE_EXPIRY,
        REQUIRE_TARGET;

        /** Its name in files and options. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public boolean hasLength() {
            return this == MAX_AGE || this == UNUSED_FOR;
        }
    }

    /**
     * A key that is excused.
     *
     * @param name the exception's name in the file
     * @param key the key's name or id
     * @param account its account; empty for any
     * @param policies the policies that it is excused from
     * @param reason why
     * @param until when the exception ends
     */
    public record Exempt(
            String name, String key, Optional<String> account, Set<Policy> policies, String reason, Instant until) {}

    /** Whether there is any policy. */
    public boolean isEmpty() {
        return lengths.isEmpty() && flags.isEmpty();
    }

    public Set<Policy> asked() {
        var asked = EnumSet.noneOf(Policy.class);
        asked.addAll(lengths.keySet());
        asked.addAll(flags);
        return asked;
    }

    /** The same with other policies, which take precedence. */
    public AuditPolicies with(Map<Policy, Duration> moreLengths, Set<Policy> moreFlags) {
        var allLengths = new TreeMap<>(lengths);
        allLengths.putAll(moreLengths);
        var allFlags = EnumSet.noneOf(Policy.class);
        allFlags.addAll(flags);
        allFlags.addAll(moreFlags);
        return new AuditPolicies(allLengths, allFlags, exceptions);
    }
}
