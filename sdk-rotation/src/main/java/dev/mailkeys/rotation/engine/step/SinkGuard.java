package dev.mailkeys.rotation.engine.step;

import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.NextStep;
import dev.mailkeys.rotation.Probe;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkState;
import dev.mailkeys.rotation.engine.work.Halt;
import dev.mailkeys.rotation.engine.work.Next;
import dev.mailkeys.rotation.engine.work.SinkContents;
import dev.mailkeys.rotation.engine.work.Work;
import java.util.Optional;

/** Lets an old key go only while every sink holds what was put there, and the provider lets it in. */
final class SinkGuard {

    private SinkGuard() {}

    static void refuseUnlessWell(Work work) {
        for (Sink sink : work.sinks()) {
            SinkState state = sink.read();
            if (!SinkContents.isUntouched(work, sink, state)) {
                throw Halt.changed(sink, "since the new token was put there: the old key is kept.");
            }
            refuseIfRefused(sink, state.token().map(work.adapter()::probe));
        }
        ManagedKey successor = work.successor()
                .orElseThrow(() ->
                        Halt.incomplete("The provider's list does not show the new key now: the old key is kept."));
        if (!successor.usable()) {
            throw Halt.sinkBroken("The provider shows the new key as one that may not be used: the old key is kept.")
                    .then(Next.of(NextStep.Verb.ROLLBACK));
        }
    }

    private static void refuseIfRefused(Sink sink, Optional<Probe> probe) {
        if (probe.equals(Optional.of(Probe.REFUSED))) {
            throw Halt.sinkBroken("The provider rejects the token in " + sink.name() + " now: the old key is kept.")
                    .then(Next.of(NextStep.Verb.ROLLBACK));
        }
        if (probe.equals(Optional.of(Probe.UNKNOWN))) {
            throw Halt.incomplete("Whether the provider accepts the token in " + sink.name()
                    + " can't be told now: the old key is kept.");
        }
    }
}
