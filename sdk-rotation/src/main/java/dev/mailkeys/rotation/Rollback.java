package dev.mailkeys.rotation;

import dev.mailkeys.core.Secret;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Gives the sinks the old key back, as long as it is there. */
final class Rollback {

    private Rollback() {}

    /** Why a rotation can't be rolled back; empty if it can. */
    static Optional<String> obstacle(Progress progress) {
        if (!progress.isOpen()) {
            return Optional.of("There is no rotation under way: nothing to roll back.");
        }
        if (progress.has(RecordType.DELETE_INTENT)) {
            return Optional.of("The old key is being deleted: there is only the way forward. Run resume.");
        }
        if (progress.has(RecordType.ROTATE_INTENT) || progress.has(RecordType.REMOVE_INTENT)) {
            return Optional.of(
                    "The old token is dead since the key was rotated in place: there is only the way forward."
                            + " Run resume.");
        }
        if (progress.planned().details().containsKey("reconcile")) {
            return Optional.of("A reconciliation has no old state to go back to. Run resume.");
        }
        return Optional.empty();
    }

    static void restore(Work work) {
        if (work.progress().has(RecordType.DELIVER_INTENT)) {
            putBack(work);
        }
        work.journal().append(RecordType.RESTORED);
    }

    private static void putBack(Work work) {
        if (work.progress().inDoubt(RecordType.DISABLE_INTENT, RecordType.EXPIRE_INTENT)) {
            Settling.startDraining(work);
            throw new TurnedBack();
        }
        ManagedKey key = makeUsable(work);
        Secret token = key.token()
                .or(work.oldToken())
                .orElseThrow(() -> Halt.incomplete("To put the old key back its token is needed, and this provider does"
                        + " not show it again. Give it to rollback, or run resume to go forward."));
        if (work.adapter().probe(token) != Probe.ACCEPTED) {
            throw Halt.incomplete("The provider does not let the old token in: it is not put back. Run resume.");
        }
        waitForLatePuts(work);
        for (Sink sink : work.sinks()) {
            putBack(work, sink, new Delivery(token, Delivering.mark(work, key, 0)));
        }
    }

    private static ManagedKey makeUsable(Work work) {
        ManagedKey key = find(work);
        if (work.progress().has(RecordType.DISABLE_INTENT) && !work.progress().has(RecordType.ENABLED)) {
            Mutation.repeatable(
                    work,
                    RecordType.ENABLE_INTENT,
                    Retirement.about(key),
                    () -> work.adapter().enable(key));
        }
        if (work.progress().has(RecordType.EXPIRE_INTENT) && !work.progress().has(RecordType.UNEXPIRED)) {
            Expiry.restore(work, key);
        }
        return find(work);
    }

    private static ManagedKey find(Work work) {
        return work.adapter()
                .find(work.progress().planned().detail("key"))
                .orElseThrow(() -> Halt.incomplete("The old key is gone: it can't be put back. Run reconcile."));
    }

    private static void waitForLatePuts(Work work) {
        Duration settle = work.sinks().stream()
                .map(Sink::settleTime)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        if (work.progress().inDoubt(RecordType.DELIVER_INTENT) && !settle.isZero()) {
            work.sleep(settle, "until a put that was lost can't come any more");
        }
    }

    private static void putBack(Work work, Sink sink, Delivery delivery) {
        SinkState now = sink.read();
        Mutation.put(
                work,
                RecordType.PUT_BACK_INTENT,
                0,
                Map.of("sink", sink.name()),
                () -> sink.put(delivery, now.version()),
                version -> Map.of("sink", sink.name()));
        boolean kept = !SinkContents.isReadable(sink)
                || sink.read().token().filter(delivery.token()::equals).isPresent();
        if (!kept) {
            throw Halt.incomplete("Somebody else has changed " + sink.name() + " meanwhile. Find out who.");
        }
    }
}
