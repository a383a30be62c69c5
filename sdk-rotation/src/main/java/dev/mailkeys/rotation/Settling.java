package dev.mailkeys.rotation;

import java.util.Map;

/** Waits until no call of ours whose answer was lost can take effect any more. */
final class Settling {

    private Settling() {}

    static void begin(Work work) {
        Pause.begin(work, RecordType.SETTLING, work.settleTime(), Map.of());
    }

    static void settle(Work work) {
        Pause.await(work, "until a call whose answer was lost can't take effect any more");
        work.journal().append(RecordType.SETTLED);
    }
}
