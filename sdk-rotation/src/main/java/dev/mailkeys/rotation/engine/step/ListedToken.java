package dev.mailkeys.rotation.engine.step;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.engine.record.JournalRecord;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.engine.work.SinkContents;
import dev.mailkeys.rotation.engine.work.Work;
import java.time.Instant;
import java.util.List;

/**
 * The token that a provider's list shows after a rotate without an answer. Such a call names the token that it
 * replaces: of several calls only one takes effect, and none can end a token that it does not name.
 */
final class ListedToken {

    private ListedToken() {}

    /** Whether a call of this rotation made it, and no late call can end it. */
    static boolean isNewAndFinal(Work work, Secret now) {
        List<JournalRecord> calls = work.progress().allOf(RecordType.ROTATE_INTENT);
        boolean ofThisRun = work.memory()
                .isSafeFrom(calls.stream().map(JournalRecord::attempt).toList(), now);
        return ofThisRun || (areOver(work, calls) && hasTakenThePlace(work, now));
    }

    private static boolean areOver(Work work, List<JournalRecord> calls) {
        Instant now = work.timing().now();
        return calls.stream()
                .allMatch(call -> !call.at().plus(work.settleTime()).isAfter(now));
    }

    /**
     * Whether the sinks held the listed token, still hold it, and the list now shows another. If they held something
     * else, the listed token may be the earlier one, which no sink holds either and which may have leaked.
     */
    private static boolean hasTakenThePlace(Work work, Secret now) {
        return work.progress().planned().shown()
                && work.sinks().stream().allMatch(sink -> SinkContents.isAsBefore(work, sink))
                && work.sinks().stream()
                        .map(Sink::read)
                        .allMatch(state ->
                                state.token().filter(held -> !held.equals(now)).isPresent());
    }
}
