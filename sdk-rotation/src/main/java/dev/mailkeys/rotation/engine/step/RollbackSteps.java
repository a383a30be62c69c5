package dev.mailkeys.rotation.engine.step;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.NextStep.Verb;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkState;
import dev.mailkeys.rotation.engine.record.Course;
import dev.mailkeys.rotation.engine.record.Detail.PutBack;
import dev.mailkeys.rotation.engine.record.Detail.Reason;
import dev.mailkeys.rotation.engine.record.Progress;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.engine.work.Halt;
import dev.mailkeys.rotation.engine.work.Mutation;
import dev.mailkeys.rotation.engine.work.Next;
import dev.mailkeys.rotation.engine.work.Reports;
import dev.mailkeys.rotation.engine.work.SinkContents;
import dev.mailkeys.rotation.engine.work.Work;
import java.time.Duration;
import java.util.Optional;

/** Gives the sinks the old key back, as long as it exists. */
public final class RollbackSteps {

    private RollbackSteps() {}

    /** Begins the rollback if it is possible. A refusal leaves the journal as it is. */
    public static Optional<RotationReport> begin(Work work) {
        Progress progress = work.progress();
        if (!progress.isOpen()) {
            return over(work);
        }
        if (progress.course() != Course.ROLLBACK) {
            obstacle(progress).ifPresent(reason -> {
                throw Halt.refused(reason, Verb.RESUME);
            });
            if (progress.has(RecordType.DELIVER_INTENT)) {
                look(work);
            }
            work.journal().append(RecordType.ROLLBACK, new Reason("Rolled back as asked."));
        }
        return Optional.empty();
    }

    private static Optional<RotationReport> over(Work work) {
        boolean back = !work.progress().isEmpty() && work.progress().last().type() == RecordType.ROLLED_BACK;
        if (!back) {
            throw Halt.refused("No rotation is in progress: there is nothing to roll back.", Verb.NOTHING);
        }
        return Optional.of(Reports.of(
                work.target(), Outcome.ROLLED_BACK, "The newest rotation was rolled back already.", Next.nothing()));
    }

    private static void look(Work work) {
        try {
            new OldToken(work, find(work)).checked();
        } catch (Unfit e) {
            throw Halt.refused(e.reason() + " Nothing was changed.", Verb.RESUME);
        } catch (Halt e) {
            throw Halt.refused(e.reason() + " Nothing was changed.", Verb.ROLLBACK);
        }
    }

    /** Why a rotation can't be rolled back; empty if it can. */
    private static Optional<String> obstacle(Progress progress) {
        if (progress.has(RecordType.EMERGENCY)) {
            return Optional.of("The old token is to end at once, so this rotation can only go forward.");
        }
        if (progress.has(RecordType.DELETE_INTENT)) {
            return Optional.of("The old key is being deleted, so this rotation can only go forward.");
        }
        if (progress.has(RecordType.ROTATE_INTENT) || progress.has(RecordType.REMOVE_INTENT)) {
            return Optional.of(
                    "The key was rotated in place and its old token is dead, so this rotation can only go forward.");
        }
        if (progress.planned().reconciling()) {
            return Optional.of("A reconciliation has no old state to go back to.");
        }
        return Optional.empty();
    }

    public static void restore(Work work) {
        if (work.progress().has(RecordType.DELIVER_INTENT)) {
            if (work.progress().inDoubt(RecordType.DISABLE_INTENT, RecordType.EXPIRE_INTENT)) {
                Settling.startDraining(work);
                return;
            }
            try {
                putBack(work);
            } catch (Unfit e) {
                callOff(work, e.reason());
                return;
            }
        }
        work.journal().append(RecordType.RESTORED);
    }

    /** Calls the rollback off: as if it had never begun, or with a fresh key if a sink may hold the old one by now. */
    private static void callOff(Work work, String reason) {
        work.warn("The rollback is called off. " + reason);
        boolean again = work.progress().isAfter(RecordType.PUT_BACK_INTENT, RecordType.ROLLBACK);
        work.journal().append(RecordType.CALLED_OFF, work.progress().attempt(), new Reason(reason, again));
        if (work.asked() == Verb.ROLLBACK) {
            throw Halt.incomplete(reason + " The rollback is called off.");
        }
    }

    private static void putBack(Work work) {
        Secret token = new OldToken(work, makeUsable(work)).checked();
        waitForLatePuts(work);
        for (Sink sink : work.sinks()) {
            putBack(work, sink, new Delivery(token, Delivering.mark(work, find(work), 0)));
        }
        work.sinks().forEach(Sink::announce);
    }

    private static ManagedKey makeUsable(Work work) {
        ManagedKey key = find(work);
        if (work.progress().isAfter(RecordType.DISABLE_INTENT, RecordType.ENABLED)) {
            Mutation.repeatable(work, RecordType.ENABLE_INTENT, key, work.adapter()::enable);
        }
        if (work.progress().isAfter(RecordType.EXPIRE_INTENT, RecordType.UNEXPIRED)) {
            Expiry.restore(work, key);
        }
        ManagedKey now = find(work);
        if (!now.usable()) {
            throw new Unfit("The old key can't be used: it is disabled, suspended or expired.");
        }
        return now;
    }

    private static ManagedKey find(Work work) {
        return work.plannedKey().orElseThrow(() -> new Unfit("The old key is gone: it can't be put back."));
    }

    private static void waitForLatePuts(Work work) {
        Duration settle = work.sinks().stream()
                .map(Sink::settleTime)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        if (work.progress().inDoubt(RecordType.DELIVER_INTENT) && !settle.isZero()) {
            work.sleep(settle, "until a lost put can no longer arrive");
        }
    }

    private static void putBack(Work work, Sink sink, Delivery delivery) {
        SinkState now = sink.read();
        Mutation.put(
                work,
                RecordType.PUT_BACK_INTENT,
                0,
                version -> new PutBack(sink.name()),
                now.version(),
                () -> sink.put(delivery, now.version()));
        boolean kept = !SinkContents.isReadable(sink)
                || sink.read().token().filter(delivery.token()::equals).isPresent();
        if (!kept) {
            throw Halt.changed(sink, "meanwhile.");
        }
    }
}
