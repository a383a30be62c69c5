package dev.mailkeys.rotation.engine.step;

import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.engine.work.Waits;
import dev.mailkeys.rotation.engine.work.Work;
import java.util.Map;

/** Waits until no call of ours whose answer was lost can still take effect. */
public final class Settling {

    private static final String REASON = "until a call whose answer was lost can no longer take effect";

    private Settling() {}

    /** Before continuing. */
    public static void startDraining(Work work) {
        Waits.begin(work, RecordType.DRAINING, work.settleTime(), Map.of());
    }

    public static void drain(Work work) {
        Waits.await(work, REASON);
        work.journal().append(RecordType.DRAINED);
    }

    /** Before the end. */
    static void begin(Work work) {
        Waits.begin(work, RecordType.SETTLING, work.settleTime(), Map.of());
    }

    public static void settle(Work work) {
        if (LateRotate.isPossible(work)) {
            LateRotate.watch(work);
            return;
        }
        Waits.await(work, REASON);
        work.journal().append(RecordType.SETTLED);
    }
}
