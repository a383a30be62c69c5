package dev.mailkeys.rotation.engine.work;

import dev.mailkeys.rotation.ManagedKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which keys of a family may be retired where no journal names them: those that a rotation has certainly made, and those
 * that a person vouches for. Names need not be unique, and a name that a rotation has given up is free for anybody: a key
 * with the bare name is never taken for ours.
 *
 * @param ours what may be retired, once nobody uses it
 * @param others what is left alone, and told
 */
public record Ownership(List<ManagedKey> ours, List<ManagedKey> others) {

    /** Of every key of the family but the one that stays, and those that only remember settings: the sweep has them. */
    public static Ownership of(Surroundings around, Optional<ManagedKey> live, Set<String> vouched) {
        var ours = around.family().stream()
                .filter(key -> live.filter(stays -> stays.id().equals(key.id())).isEmpty())
                .filter(key -> !KeyFacts.isSnapshot(key))
                .collect(Collectors.partitioningBy(
                        key -> vouched.contains(key.id()) || isMade(around.name(), key, live)));
        return new Ownership(List.copyOf(ours.get(true)), List.copyOf(ours.get(false)));
    }

    /** A successor of a key that was never rotated is younger than the key. */
    private static boolean isMade(KeyName name, ManagedKey key, Optional<ManagedKey> live) {
        boolean older = live.filter(stays -> !name.isSuccessor(stays.name()))
                .flatMap(ManagedKey::created)
                .flatMap(stays -> key.created().map(created -> created.isBefore(stays)))
                .orElse(false);
        return name.isSuccessor(key.name()) && !older;
    }

    /** Tells what is left alone, and what a person can do about it. */
    public void tell(Work work) {
        if (!others.isEmpty()) {
            work.warn("Left alone, because nothing proves that a rotation of this key made it: " + names(others)
                    + ". If it is an old key of this target, say so: reconcile with the option --old-key and its id, and it"
                    + " is retired once nobody uses it. If it is somebody else's, it may stay.");
        }
    }

    public static String names(List<ManagedKey> keys) {
        return keys.stream().map(KeyFacts::named).collect(Collectors.joining(", "));
    }
}
