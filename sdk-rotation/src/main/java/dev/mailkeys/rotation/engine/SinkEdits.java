package dev.mailkeys.rotation.engine;

import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.engine.record.Course;
import dev.mailkeys.rotation.engine.record.Detail;
import dev.mailkeys.rotation.engine.record.Detail.Before;
import dev.mailkeys.rotation.engine.record.Detail.SinksChanged;
import dev.mailkeys.rotation.engine.record.PlanDetail;
import dev.mailkeys.rotation.engine.record.Progress;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.engine.step.Reconciliation;
import dev.mailkeys.rotation.engine.work.Halt;
import dev.mailkeys.rotation.engine.work.KeyName;
import dev.mailkeys.rotation.engine.work.SinkContents;
import dev.mailkeys.rotation.engine.work.Work;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/**
 * Finds that a target was edited while its rotation was open. Sinks that have come get the new token too, those that have
 * gone are left as they are; another key or account is another target.
 *
 * @param come sinks that this rotation does not know yet
 * @param gone the names of sinks that it knows, and that are no longer the target's
 */
record SinkEdits(List<Sink> come, List<String> gone) {

    /** From these records on, every sink is taken to have the token. */
    private static final Set<RecordType> DELIVERED = EnumSet.of(
            RecordType.DELIVERED_EVERYWHERE,
            RecordType.VERIFIED,
            RecordType.FOUND_LIVE,
            RecordType.EXPIRE_INTENT,
            RecordType.EXPIRING,
            RecordType.GRACE,
            RecordType.READERS,
            RecordType.HELD,
            RecordType.RETIRE_INTENT,
            RecordType.DISABLE_INTENT,
            RecordType.DISABLED,
            RecordType.SOAK,
            RecordType.DELETE_INTENT,
            RecordType.DELETED,
            RecordType.RETIRED,
            RecordType.SETTLING,
            RecordType.SETTLED,
            RecordType.SWEEP_INTENT,
            RecordType.SWEPT);

    static SinkEdits of(Progress progress, List<Sink> sinks) {
        var known = new ArrayList<>(progress.sinks());
        var come = new ArrayList<Sink>();
        sinks.forEach(sink -> {
            if (!known.remove(sink.name())) {
                come.add(sink);
            }
        });
        return new SinkEdits(come, known);
    }

    /** Records the changes, and goes back to delivering if a sink lacks the token. */
    static void take(Work work) {
        refuseAnotherKey(work);
        SinkEdits edits = of(work.progress(), work.sinks());
        if (!edits.come.isEmpty() || !edits.gone.isEmpty()) {
            edits.inWords().forEach(work::warn);
            work.journal().append(RecordType.SINKS_CHANGED, edits.record());
        }
        if (DELIVERED.contains(work.progress().last().type()) && lacksTheToken(work)) {
            deliverAgain(work);
        }
    }

    /** For people. */
    List<String> inWords() {
        var words = new ArrayList<String>();
        come.forEach(sink -> words.add(
                sink.name() + " was not a sink of this target when its rotation began: it gets the new token too."));
        gone.forEach(
                sink -> words.add(
                        sink
                                + " is no longer a sink of this target: it is left as it is, and the token in it may soon be refused."));
        return words;
    }

    private SinksChanged record() {
        var states = new LinkedHashMap<String, Before>();
        come.forEach(sink -> states.put(sink.name(), SinkContents.before(sink.read())));
        return new SinksChanged(states, gone);
    }

    private static boolean lacksTheToken(Work work) {
        Progress progress = work.progress();
        int attempt = progress.attempt();
        return progress.course() != Course.ROLLBACK
                && work.sinks().stream()
                        .anyMatch(sink -> attempt == 0
                                ? !progress.planned().sinks().containsKey(sink.name())
                                : !progress.delivered(attempt, sink.name()).isPresent());
    }

    /** The token of a key that a reconciliation found can't be delivered, because nobody has it: reconcile again. */
    private static void deliverAgain(Work work) {
        Progress progress = work.progress();
        if (progress.attempt() > 0) {
            work.journal().append(RecordType.SINK_ADDED, progress.attempt(), Detail.AboutKey.NONE);
            return;
        }
        Reconciliation.again(work);
    }

    private static void refuseAnotherKey(Work work) {
        PlanDetail plan = work.progress().planned();
        String key = work.request().key();
        String wanted = plan.requested().orElse(key);
        String provider = plan.provider().orElse(work.adapter().provider());
        boolean sameKey = KeyName.of(wanted).equals(KeyName.of(key));
        boolean sameProvider = provider.equals(work.adapter().provider());
        if (!sameKey || !sameProvider) {
            throw Halt.incomplete("The rotation in progress is of the key \"" + wanted
                            + "\" at " + provider + ", but the target now names \"" + key + "\" at "
                            + work.adapter().provider() + ". Use another target for that key.")
                    .when("Name the former again");
        }
    }
}
