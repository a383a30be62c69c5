package dev.mailkeys.rotation.engine.step;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.NextStep;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.engine.record.Detail.AboutKey;
import dev.mailkeys.rotation.engine.record.Detail.Reason;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.engine.work.Attempts;
import dev.mailkeys.rotation.engine.work.Halt;
import dev.mailkeys.rotation.engine.work.Next;
import dev.mailkeys.rotation.engine.work.SinkContents;
import dev.mailkeys.rotation.engine.work.Work;
import java.time.Duration;
import java.util.Optional;

/** Reads every sink back, and shows the token that is read to the provider. */
public final class Verification {

    private Verification() {}

    /** Verifies, or says why there is only the way back. */
    public static Optional<Reason> verify(Work work) {
        int attempt = work.progress().attempt();
        putLatePutsRight(work, attempt);
        Secret seen = work.token();
        for (Sink sink : work.sinks()) {
            seen = SinkContents.isReadable(sink) ? readBack(work, sink) : seen;
        }
        if (!Proving.isLetIn(work, seen)) {
            Attempts.abandon(work, "the provider refuses the token that was delivered");
            return Optional.empty();
        }
        ManagedKey key = Proving.listed(work);
        Optional<String> others = Proving.otherSettings(work, key);
        if (others.isPresent()) {
            return Attempts.giveUp(work, others.get());
        }
        work.journal().append(RecordType.VERIFIED, attempt, AboutKey.of(key));
        return Optional.empty();
    }

    private static Secret readBack(Work work, Sink sink) {
        return sink.read()
                .token()
                .filter(work.token()::equals)
                .orElseThrow(() -> Halt.incomplete(
                                "Somebody else has changed " + sink.name() + " since the token was put there.")
                        .then(Next.of(NextStep.Verb.ABANDON, "Find out who")));
    }

    /** A put whose caller gave up may come late and undo a later one: wait it out, then put once more. */
    private static void putLatePutsRight(Work work, int attempt) {
        if (!work.progress().inDoubt(RecordType.DELIVER_INTENT)) {
            return;
        }
        for (Sink sink : work.sinks()) {
            Duration settle = sink.settleTime();
            if (!settle.isZero()) {
                work.sleep(settle, "until a lost put can no longer arrive");
                KeyMark mark = Delivering.mark(work, Proving.listed(work), attempt);
                Delivering.put(work, sink, new Delivery(work.token(), mark));
            }
        }
    }
}
