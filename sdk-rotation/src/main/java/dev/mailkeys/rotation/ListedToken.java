package dev.mailkeys.rotation;

import dev.mailkeys.core.Secret;
import java.time.Instant;
import java.util.List;

/**
 * The token that a provider's list shows after a rotate without an answer. Such a call names the token that it replaces, so
 * of several calls one takes effect, and none can end a token that it does not name.
 */
final class ListedToken {

    private ListedToken() {}

    /** Whether a call of this rotation has made it, and no call that may still come can end it. */
    static boolean isNewAndFinal(Work work, Secret now) {
        List<JournalRecord> calls = work.progress().allOf(RecordType.ROTATE_INTENT);
        boolean ofThisRun = work.round()
                .isSafeFrom(calls.stream().map(JournalRecord::attempt).toList(), now);
        return ofThisRun || (areOver(work, calls) && isInNoSink(work, now));
    }

    private static boolean areOver(Work work, List<JournalRecord> calls) {
        Instant now = work.timing().now();
        return calls.stream()
                .allMatch(call -> !call.at().plus(work.settleTime()).isAfter(now));
    }

    /** What the sinks hold is the token from before; one that can't be read might hold this one. */
    private static boolean isInNoSink(Work work, Secret now) {
        return work.sinks().stream().allMatch(SinkContents::isReadable)
                && work.sinks().stream()
                        .map(Sink::read)
                        .allMatch(state ->
                                state.token().filter(held -> !held.equals(now)).isPresent());
    }
}
