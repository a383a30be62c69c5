package dev.mailkeys.rotation.engine.work;

import dev.mailkeys.rotation.ManagedKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which keys of a family may be retired without a journal: those that a rotation has certainly made, and those that a
 * person vouches for. A key with the bare name never counts as ours: names need not be unique, and anyone may take a
 * name that a rotation has given up.
 *
 * @param ours the keys that may be retired once they are unused
 * @param others the keys that are left alone and reported
 */
public record Ownership(List<ManagedKey> ours, List<ManagedKey> others) {

    /** Sorts every key of the family except the live one and snapshots, which the sweep deletes. */
    public static Ownership of(Surroundings around, Optional<ManagedKey> live, Set<String> vouched) {
        var ours = around.family().stream()
                .filter(key -> live.filter(stays -> stays.id().equals(key.id())).isEmpty())
                .filter(key -> !KeyFacts.isSnapshot(key))
                .collect(Collectors.partitioningBy(
                        key -> vouched.contains(key.id()) || isMade(around.name(), key, live)));
        return new Ownership(List.copyOf(ours.get(true)), List.copyOf(ours.get(false)));
    }

    /**
     * Whether a rotation made the key. A successor's name alone is not enough: it must not be older than an original
     * live key.
     */
    private static boolean isMade(KeyName name, ManagedKey key, Optional<ManagedKey> live) {
        boolean older = live.filter(stays -> !name.isSuccessor(stays.name()))
                .flatMap(ManagedKey::created)
                .flatMap(stays -> key.created().map(created -> created.isBefore(stays)))
                .orElse(false);
        return name.isSuccessor(key.name()) && !older;
    }

    /** Warns of keys that are left alone, with what a person can do. */
    public void tell(Work work) {
        if (!others.isEmpty()) {
            work.warn("Left alone, because nothing proves that a rotation of this key made it: " + names(others)
                    + ". If it is an old key of this target, reconcile with the option --old-key and its id: then it is"
                    + " retired once nobody uses it. If it is somebody else's, leave it.");
        }
    }

    public static String names(List<ManagedKey> keys) {
        return keys.stream().map(KeyFacts::named).collect(Collectors.joining(", "));
    }
}
