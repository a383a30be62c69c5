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

import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.engine.record.Course;
import dev.mailkeys.rotation.engine.record.Plan;
import dev.mailkeys.rotation.engine.record.Progress;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.engine.work.Halt;
import dev.mailkeys.rotation.engine.work.KeyFacts;
import dev.mailkeys.rotation.engine.work.KeyName;
import dev.mailkeys.rotation.engine.work.Mutation;
import dev.mailkeys.rotation.engine.work.Ownership;
import dev.mailkeys.rotation.engine.work.Surroundings;
import dev.mailkeys.rotation.engine.work.Work;
import java.util.List;

/** Deletes what failed attempts have left, once no late call can bring more of it, and ends the rotation. */
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
        List<ManagedKey> strays = strays(work);
        strays.forEach(stray -> Mutation.repeatable(work, RecordType.SWEEP_INTENT, stray, work.adapter()::delete));
        List<ManagedKey> late = strays.isEmpty() ? listedLate(work) : List.of();
        if (!late.isEmpty()) {
            Reconciliation.alsoRetire(work, late);
        } else if (strays.isEmpty()) {
            work.journal().append(progress.course() == Course.ROLLBACK ? RecordType.ROLLED_BACK : RecordType.DONE);
        }
    }

    /** What a list that was behind when a reconciliation looked did not show of the lost rotation's keys. */
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

    private static List<ManagedKey> strays(Work work) {
        Progress progress = work.progress();
        String live = live(work);
        return progress.planned().bases().stream()
                .flatMap(base -> work.adapter().list(base).stream().filter(key -> isLeftOver(progress, base, key)))
                .filter(key -> !key.id().equals(live) && !progress.isGone(key.id()))
                .toList();
    }

    /**
     * What this rotation made, what a call that came late may have made again though another key took its place; and where
     * the journal before it is lost, what remembers settings, which nobody ever used.
     */
    private static boolean isLeftOver(Progress progress, String base, ManagedKey key) {
        var name = new KeyName(base);
        Plan plan = progress.planned();
        boolean again = progress.has(SUCCESSOR_INSTEAD)
                && progress.has(REMOVE_INTENT)
                && plan.name().filter(key.name()::equals).isPresent();
        boolean ours = name.isSuccessorOf(plan.rotation(), key.name());
        boolean snapshot = name.isSuccessor(key.name()) && KeyFacts.isSnapshot(key);
        return again || ours || (snapshot && plan.reconciling());
    }

    /** The key that the sinks hold; nothing is swept while it can't be seen. */
    private static String live(Work work) {
        return work.progress().course() == Course.ROLLBACK
                ? work.progress().planned().key().orElseThrow()
                : work.successor()
                        .map(ManagedKey::id)
                        .orElseThrow(
                                () -> Halt.incomplete("The provider does not list the key that the sinks hold: nothing"
                                                + " is swept.")
                                        .when("Run verify"));
    }
}
