package dev.mailkeys.rotation;

import dev.mailkeys.core.Secret;
import java.time.Duration;
import java.util.Map;

/** Reads every sink back, and shows the token that is read to the provider. */
final class Verification {

    private Verification() {}

    static void verify(Work work) {
        int attempt = work.progress().attempt();
        putLatePutsRight(work, attempt);
        Secret seen = work.token();
        for (Sink sink : work.sinks()) {
            seen = SinkContents.isReadable(sink) ? readBack(work, sink) : seen;
        }
        if (!Proving.isLetIn(work, seen)) {
            Attempts.abandon(work, "the provider refuses the token that was delivered");
            return;
        }
        ManagedKey key = Proving.listed(work);
        work.journal().append(RecordType.VERIFIED, attempt, Map.of("key", key.id(), "name", key.name()));
    }

    private static Secret readBack(Work work, Sink sink) {
        return sink.read()
                .token()
                .filter(work.token()::equals)
                .orElseThrow(() -> Halt.incomplete(
                                "Somebody else has changed " + sink.name() + " since the token was put there.")
                        .then(NextStep.of(NextStep.Verb.ABANDON).when("Find out who")));
    }

    /** A put whose caller gave up may come late and undo a later one: wait it out, then put once more. */
    private static void putLatePutsRight(Work work, int attempt) {
        if (!work.progress().inDoubt(RecordType.DELIVER_INTENT)) {
            return;
        }
        for (Sink sink : work.sinks()) {
            Duration settle = sink.settleTime();
            if (!settle.isZero()) {
                work.sleep(settle, "until a put that was lost can't come any more");
                KeyMark mark = Delivering.mark(work, Proving.listed(work), attempt);
                Delivering.put(work, sink, new Delivery(work.token(), mark));
            }
        }
    }
}
