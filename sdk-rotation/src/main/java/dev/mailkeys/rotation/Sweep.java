package dev.mailkeys.rotation;

import static dev.mailkeys.rotation.RecordType.CREATE_INTENT;
import static dev.mailkeys.rotation.RecordType.DISABLE_INTENT;
import static dev.mailkeys.rotation.RecordType.ENABLE_INTENT;
import static dev.mailkeys.rotation.RecordType.EXPIRE_INTENT;
import static dev.mailkeys.rotation.RecordType.REMOVE_INTENT;
import static dev.mailkeys.rotation.RecordType.SNAPSHOT_INTENT;
import static dev.mailkeys.rotation.RecordType.SUCCESSOR_INSTEAD;

import java.util.List;

/** Deletes what failed attempts have left, once no late call can bring more of it, and ends the rotation. */
final class Sweep {

    private Sweep() {}

    static void sweep(Work work) {
        Progress progress = work.progress();
        if (progress.inDoubt(CREATE_INTENT, SNAPSHOT_INTENT, DISABLE_INTENT, ENABLE_INTENT, EXPIRE_INTENT)
                || LateRotate.isPossible(work)) {
            Settling.begin(work);
            return;
        }
        List<ManagedKey> strays = strays(work);
        strays.forEach(stray -> Mutation.repeatable(
                work,
                RecordType.SWEEP_INTENT,
                Retirement.about(stray),
                () -> work.adapter().delete(stray)));
        if (strays.isEmpty()) {
            work.journal().append(progress.course() == Course.ROLLBACK ? RecordType.ROLLED_BACK : RecordType.DONE);
        }
    }

    private static List<ManagedKey> strays(Work work) {
        Progress progress = work.progress();
        String live = live(work);
        return progress.planned("base").stream()
                .flatMap(base -> work.adapter().list(base).stream()
                        .filter(key -> isLeftOver(progress, new KeyName(base), key.name())))
                .filter(key -> !key.id().equals(live))
                .toList();
    }

    /**
     * A call that came late may have made the key again that another one took the place of. Where the journal of what went
     * before is lost, any successor may be left over from it. */
    private static boolean isLeftOver(Progress progress, KeyName base, String name) {
        JournalRecord plan = progress.planned();
        if (progress.has(SUCCESSOR_INSTEAD) && progress.has(REMOVE_INTENT) && name.equals(plan.detail("name"))) {
            return true;
        }
        return plan.details().containsKey("reconcile")
                ? base.isSuccessor(name)
                : base.isSuccessorOf(plan.detail("rotation"), name);
    }

    /** The key that the sinks hold; nothing is swept while it can't be seen. */
    private static String live(Work work) {
        return work.progress().course() == Course.ROLLBACK
                ? work.progress().planned().detail("key")
                : work.successor()
                        .map(ManagedKey::id)
                        .orElseThrow(
                                () -> Halt.incomplete("The provider does not list the key that the sinks hold: nothing"
                                                + " is swept.")
                                        .when("Run verify"));
    }
}
