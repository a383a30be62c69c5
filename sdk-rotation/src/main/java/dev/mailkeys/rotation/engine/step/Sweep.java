package dev.mailkeys.rotation.engine.step;

import static dev.mailkeys.rotation.engine.record.RecordType.CREATE_INTENT;
import static dev.mailkeys.rotation.engine.record.RecordType.DISABLE_INTENT;
import static dev.mailkeys.rotation.engine.record.RecordType.ENABLE_INTENT;
import static dev.mailkeys.rotation.engine.record.RecordType.EXPIRE_INTENT;
import static dev.mailkeys.rotation.engine.record.RecordType.FOUND_LIVE;
import static dev.mailkeys.rotation.engine.record.RecordType.LOOK_AGAIN;
import static dev.mailkeys.rotation.engine.record.RecordType.REMOVE_INTENT;
import static dev.mailkeys.rotation.engine.record.RecordType.SNAPSHOT_INTENT;
import static dev.mailkeys.rotation.engine.record.RecordType.SUCCESSOR_INSTEAD;
import static dev.mailkeys.rotation.engine.record.RecordType.SWEPT;

import dev.mailkeys.rotation.Capability;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.engine.record.Course;
import dev.mailkeys.rotation.engine.record.Detail.AboutKey;
import dev.mailkeys.rotation.engine.record.JournalRecord;
import dev.mailkeys.rotation.engine.record.PlanDetail;
import dev.mailkeys.rotation.engine.record.Progress;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.engine.work.Halt;
import dev.mailkeys.rotation.engine.work.KeyFacts;
import dev.mailkeys.rotation.engine.work.KeyName;
import dev.mailkeys.rotation.engine.work.Mutation;
import dev.mailkeys.rotation.engine.work.Ownership;
import dev.mailkeys.rotation.engine.work.Surroundings;
import dev.mailkeys.rotation.engine.work.Work;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Deletes what failed attempts have left, once no late call can add to it, and ends the rotation. */
public final class Sweep {

    private static final int MOST_LOOKS = 3;

    private Sweep() {}

    public static void sweep(Work work) {
        Progress progress = work.progress();
        if (progress.inDoubt(CREATE_INTENT, SNAPSHOT_INTENT, DISABLE_INTENT, ENABLE_INTENT, EXPIRE_INTENT)
                || LateRotate.isPossible(work)) {
            Settling.begin(work);
            return;
        }
        List<ManagedKey> strays = hasLeftNothing(progress) ? List.of() : strays(work);
        strays.forEach(stray -> Mutation.repeatable(work, RecordType.SWEEP_INTENT, stray, work.adapter()::delete));
        List<ManagedKey> late = strays.isEmpty() ? listedLate(work) : List.of();
        if (!late.isEmpty()) {
            Reconciliation.alsoRetire(work, late);
        } else if (strays.isEmpty()) {
            work.journal().append(progress.course() == Course.ROLLBACK ? RecordType.ROLLED_BACK : RecordType.DONE);
        }
    }

    /**
     * Whether the journal alone shows that there is nothing to sweep: each create was answered, and made only the key
     * in the sinks, or a snapshot that was swept.
     */
    private static boolean hasLeftNothing(Progress progress) {
        boolean forward = progress.course() != Course.ROLLBACK
                && !progress.planned().reconciling()
                && !progress.has(SUCCESSOR_INSTEAD);
        return forward
                && progress.count(CREATE_INTENT) <= 1
                && (!progress.has(SNAPSHOT_INTENT) || progress.has(SWEPT))
                && !progress.wasInDoubt(CREATE_INTENT, SNAPSHOT_INTENT, REMOVE_INTENT);
    }

    /** Keys of the lost rotation that the list did not show yet when the reconciliation looked. */
    private static List<ManagedKey> listedLate(Work work) {
        Progress progress = work.progress();
        boolean reconciled =
                progress.course() == Course.OVERLAP && progress.planned().reconciling();
        if (!reconciled || progress.count(LOOK_AGAIN) + progress.count(FOUND_LIVE) > MOST_LOOKS) {
            return List.of();
        }
        Surroundings listed =
                Surroundings.look(work.adapter(), List.of(), work.request().key());
        return Ownership.of(listed, work.successor(), work.options().oldKeys()).ours().stream()
                .filter(key -> !progress.isGone(key.id()))
                .toList();
    }

    /**
     * Lists again for a while if the list does not show yet what this rotation certainly made. If a create was never
     * answered, even an empty list is read again.
     */
    private static List<ManagedKey> strays(Work work) {
        Set<String> made = made(work.progress());
        int looks = work.progress().wasInDoubt(CREATE_INTENT, SNAPSHOT_INTENT) ? MOST_LOOKS : 1;
        var seen = new ArrayList<List<ManagedKey>>();
        return Verification.poll(work, "until the keys that are left over are listed", () -> {
                    List<ManagedKey> strays = listed(work);
                    seen.add(strays);
                    boolean isEnough = !strays.isEmpty() || seen.size() >= looks;
                    return Optional.of(strays)
                            .filter(all -> isEnough && names(all).containsAll(made));
                })
                .orElseGet(() -> seen.get(seen.size() - 1));
    }

    private static List<ManagedKey> listed(Work work) {
        Progress progress = work.progress();
        List<KeyName> names =
                progress.planned().bases().stream().map(KeyName::new).toList();
        List<ManagedKey> family = family(work, names);
        String live = live(work, family);
        return family.stream()
                .filter(key -> names.stream().anyMatch(name -> isLeftOver(progress, name, key)))
                .filter(key -> !key.id().equals(live) && !progress.isGone(key.id()))
                .toList();
    }

    /** Reads two families from one list, if the whole list is one call. */
    private static List<ManagedKey> family(Work work, List<KeyName> names) {
        boolean atOnce = names.size() > 1 && work.can(Capability.LISTS_AT_ONCE);
        Stream<ManagedKey> all = atOnce
                ? work.adapter().list("").stream()
                : names.stream().flatMap(name -> work.adapter().list(name.base()).stream());
        return all.filter(key -> names.stream().anyMatch(name -> name.isFamily(key.name())))
                .distinct()
                .toList();
    }

    private static Set<String> names(List<ManagedKey> keys) {
        return keys.stream().map(ManagedKey::name).collect(Collectors.toSet());
    }

    /**
     * The names of the keys that it made by answered calls and has not begun to delete, without the one in the sinks.
     */
    private static Set<String> made(Progress progress) {
        Stream<JournalRecord> attempts = progress.allOf(CREATE_INTENT).stream()
                .filter(create -> progress.course() == Course.ROLLBACK || create.attempt() < progress.attempt())
                .filter(create ->
                        progress.latest(RecordType.CREATED, create.attempt()).isPresent());
        Stream<JournalRecord> snapshots =
                progress.has(RecordType.SNAPSHOT_TAKEN) ? progress.allOf(SNAPSHOT_INTENT).stream() : Stream.empty();
        Set<String> made = namesIn(Stream.concat(attempts, snapshots));
        made.removeIf(name -> progress.planned().name().filter(name::equals).isPresent());
        made.removeAll(namesIn(Stream.of(RecordType.SWEEP_INTENT, RecordType.DISCARD_INTENT, RecordType.DELETE_INTENT)
                .flatMap(type -> progress.allOf(type).stream())));
        return made;
    }

    private static Set<String> namesIn(Stream<JournalRecord> records) {
        return records.flatMap(entry -> entry.as(AboutKey.class).flatMap(AboutKey::name).stream())
                .collect(Collectors.toCollection(HashSet::new));
    }

    /**
     * Whether to sweep a key: one that this rotation made, one that a late call made again after it was replaced, and
     * in a reconciliation an unused snapshot.
     */
    private static boolean isLeftOver(Progress progress, KeyName name, ManagedKey key) {
        PlanDetail plan = progress.planned();
        boolean again = progress.has(SUCCESSOR_INSTEAD)
                && progress.has(REMOVE_INTENT)
                && plan.name().filter(key.name()::equals).isPresent();
        boolean ours = name.isSuccessorOf(plan.rotation(), key.name());
        boolean snapshot = name.isSuccessor(key.name()) && KeyFacts.isSnapshot(key);
        return again || ours || (snapshot && plan.reconciling());
    }

    /** The key that the sinks hold. Nothing is swept while it is not listed. */
    private static String live(Work work, List<ManagedKey> family) {
        return work.progress().course() == Course.ROLLBACK
                ? work.progress().planned().key().orElseThrow()
                : work.successor(family)
                        .map(ManagedKey::id)
                        .orElseThrow(
                                () -> Halt.incomplete("The provider does not list the key that the sinks hold: nothing"
                                                + " is swept.")
                                        .when("Run verify"));
    }
}
