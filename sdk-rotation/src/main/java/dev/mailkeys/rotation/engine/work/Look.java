package dev.mailkeys.rotation.engine.work;

import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.engine.record.Course;
import dev.mailkeys.rotation.engine.record.Progress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The keys that matter before one is retired, all as they are at one moment. Never from a list that rotations share.
 *
 * @param old the keys to retire, as the plan says, without those that no longer exist
 * @param earlier the keys of earlier attempts whose token a reader may have
 * @param successor the key that the sinks hold, if it exists and was looked for
 */
public record Look(List<ManagedKey> old, List<ManagedKey> earlier, Optional<ManagedKey> successor) {

    /** Looks at all of them. */
    public static Look now(Work work) {
        int newest = work.progress().attempt();
        Set<String> ids = watchedIds(work.progress());
        work.idOfSuccessor(newest).ifPresent(ids::add);
        List<ManagedKey> keys = work.adapter().findAll(ids);
        Look watched = of(work, keys);
        return new Look(watched.old, watched.earlier, work.successor(newest, keys));
    }

    /** Looks only at the watched keys. */
    public static Look atWatched(Work work) {
        return of(work, work.adapter().findAll(watchedIds(work.progress())));
    }

    private static Look of(Work work, List<ManagedKey> keys) {
        List<String> going = going(work.progress());
        List<ManagedKey> old = keys.stream()
                .filter(key -> going.contains(key.id()) && isOfThisTarget(work, key))
                .toList();
        List<ManagedKey> earlier = earlier(work.progress()).stream()
                .flatMap(attempt -> work.successor(attempt, keys).stream())
                .toList();
        return new Look(old, earlier, Optional.empty());
    }

    private static Set<String> watchedIds(Progress progress) {
        var ids = new LinkedHashSet<>(going(progress));
        earlier(progress).forEach(attempt -> progress.key(attempt).ifPresent(ids::add));
        return ids;
    }

    private static List<String> going(Progress progress) {
        return progress.retiring().stream().filter(key -> !progress.isGone(key)).toList();
    }

    private static List<Integer> earlier(Progress progress) {
        return progress.course() == Course.OVERLAP ? progress.deliveredBefore() : List.of();
    }

    /** Anyone who can write the folder can write a journal, so a key of another name is not deleted because of it. */
    private static boolean isOfThisTarget(Work work, ManagedKey key) {
        boolean family =
                work.progress().planned().bases().stream().anyMatch(base -> new KeyName(base).isFamily(key.name()));
        if (!family) {
            work.warn("The journal names " + key.name() + " (" + key.id()
                    + ") as an old key, but its name is not of this target: it is left alone.");
        }
        return family;
    }

    /** The keys whose use delays the retirement. */
    public Stream<ManagedKey> watched() {
        return Stream.concat(old.stream(), earlier.stream());
    }
}
