package dev.mailkeys.rotation.engine.step;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Capability;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.NextStep;
import dev.mailkeys.rotation.Probe;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkState;
import dev.mailkeys.rotation.engine.work.Halt;
import dev.mailkeys.rotation.engine.work.Next;
import dev.mailkeys.rotation.engine.work.SinkContents;
import dev.mailkeys.rotation.engine.work.Work;
import java.util.HashMap;
import java.util.Optional;

/** Lets an old key be retired only while every sink holds what was put there, and the provider accepts it. */
final class SinkGuard {

    private SinkGuard() {}

    /**
     * Returns, or ends the run.
     *
     * @param listed the key that the sinks are to hold, as it is now
     */
    static void refuseUnlessWell(Work work, Optional<ManagedKey> listed) {
        var shown = new HashMap<Secret, Probe>();
        for (Sink sink : work.sinks()) {
            SinkState state = sink.read();
            if (!SinkContents.isUntouched(work, sink, state)) {
                throw changed(sink);
            }
            refuseIfRefused(
                    sink, state.token().map(token -> shown.computeIfAbsent(token, held -> probe(work, listed, held))));
        }
        ManagedKey successor = listed.orElseThrow(
                () -> Halt.incomplete("The provider's list does not show the new key now: the old key is kept."));
        if (!successor.usable()) {
            throw Halt.sinkBroken("The provider shows the new key as one that may not be used: the old key is kept.")
                    .then(Next.of(NextStep.Verb.ROLLBACK));
        }
    }

    /**
     * Reports a sink that somebody else has changed before the wait is over, while there is still time. A run that has
     * just filled the sinks need not look again; a sink that can't be read now is read at the end.
     */
    static void refuseIfChanged(Work work) {
        if (work.memory().token(work.progress().attempt()).isPresent()) {
            return;
        }
        for (Sink sink : work.sinks()) {
            if (!isUntouched(work, sink)) {
                throw changed(sink);
            }
        }
    }

    private static boolean isUntouched(Work work, Sink sink) {
        try {
            return SinkContents.isUntouched(work, sink, sink.read());
        } catch (SinkException unread) {
            return true;
        }
    }

    private static Halt changed(Sink sink) {
        return Halt.changed(sink, "since the new token was put there: the old key is kept.");
    }

    /**
     * A key that is listed as usable, with this very token, needs no probe if the old key is disabled for a while
     * before it is deleted.
     */
    private static Probe probe(Work work, Optional<ManagedKey> listed, Secret token) {
        Optional<ManagedKey> shown = listed.filter(ManagedKey::usable)
                .filter(key -> key.token().filter(token::equals).isPresent());
        boolean soaks = work.can(Capability.DISABLES) && !work.options().soak().isZero();
        return shown.map(key -> soaks ? Probe.ACCEPTED : work.adapter().probe(key, token))
                .orElseGet(() -> work.adapter().probe(token));
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
