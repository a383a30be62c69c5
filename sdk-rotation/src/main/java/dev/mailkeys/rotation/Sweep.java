package dev.mailkeys.rotation;

import static dev.mailkeys.rotation.RecordType.CREATE_INTENT;
import static dev.mailkeys.rotation.RecordType.DISABLE_INTENT;
import static dev.mailkeys.rotation.RecordType.ENABLE_INTENT;
import static dev.mailkeys.rotation.RecordType.EXPIRE_INTENT;
import static dev.mailkeys.rotation.RecordType.SETTLED;

import java.util.List;

/** Deletes what failed attempts have left, once no late call can bring more of it, and ends the rotation. */
final class Sweep {

    private Sweep() {}

    static void sweep(Work work) {
        Progress progress = work.progress();
        if (progress.inDoubt(CREATE_INTENT, DISABLE_INTENT, ENABLE_INTENT, EXPIRE_INTENT)
                || (isReconciliation(progress) && !progress.has(SETTLED))) {
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
        JournalRecord plan = progress.planned();
        var name = new KeyName(plan.detail("base"));
        String live = progress.course() == Course.ROLLBACK
                ? plan.detail("key")
                : work.successor()
                        .map(ManagedKey::id)
                        .orElseThrow(
                                () -> Halt.incomplete(
                                        "The provider does not list the key that the sinks hold: nothing is swept. Run verify."));
        return work.adapter().list(plan.detail("base")).stream()
                .filter(key -> !key.id().equals(live))
                .filter(key -> isReconciliation(progress)
                        ? name.isSuccessor(key.name())
                        : name.isSuccessorOf(plan.detail("rotation"), key.name()))
                .toList();
    }

    /** Without a journal of what went before, any call of it may be under way, and any successor may be its. */
    private static boolean isReconciliation(Progress progress) {
        return progress.planned().details().containsKey("reconcile");
    }
}
