package dev.mailkeys.rotation.engine.record;

import dev.mailkeys.core.provider.Timing;
import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.JournalLease;
import dev.mailkeys.rotation.JournalLine;
import dev.mailkeys.rotation.JournalStore;
import dev.mailkeys.rotation.RotationEvent;
import dev.mailkeys.rotation.RotationListener;
import dev.mailkeys.rotation.engine.guard.Misbehaved;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The journal of one rotation, while its lease is held: what was read of it, and what is appended. */
public final class Journal implements AutoCloseable {

    private final String target;
    private final JournalLease lease;
    private final Timing timing;
    private final RotationListener listener;
    private Progress progress;

    private Journal(String target, JournalLease lease, Timing timing, RotationListener listener) {
        this.target = target;
        this.lease = lease;
        this.timing = timing;
        this.listener = listener;
        this.progress = Progress.of(read(kept("reading", lease::lines)));
    }

    public static Journal open(JournalStore store, String target, Timing timing, RotationListener listener) {
        JournalLease lease = kept("taking the lease", () -> store.lease(target));
        try {
            return new Journal(target, lease, timing, listener);
        } catch (JournalException e) {
            lease.close();
            throw e;
        }
    }

    public static List<JournalRecord> read(List<JournalLine> lines) {
        List<JournalRecord> records = lines.stream().map(RecordJson::read).toList();
        boolean begun = records.isEmpty() || records.get(0).type() == RecordType.PLANNED;
        boolean undone = IntStream.range(0, records.size())
                .filter(i -> records.get(i).type() == RecordType.NOT_DONE)
                .allMatch(i -> i > 0 && records.get(i - 1).type().isIntent());
        if (!begun || !undone) {
            throw damaged("does not begin with a plan, or takes back something that it never said");
        }
        return records;
    }

    /**
     * Anyone who can write the folder can write a journal, so a journal that this program would not write is refused.
     */
    public static JournalException damaged(String how) {
        return new JournalException(
                JournalException.Kind.DAMAGED,
                "The journal " + how + ": this version did not write it like that. Use the version that wrote it. If"
                        + " there is none, the rotation can be set aside.",
                null);
    }

    public Progress progress() {
        return progress;
    }

    /** The id of the unfinished rotation; empty while there is none. */
    public Optional<String> underWay() {
        return progress.isOpen() ? Optional.of(progress.planned().rotation()) : Optional.empty();
    }

    /** Begins another rotation's journal with its plan. */
    public void begin(PlanDetail plan) {
        kept("beginning", () -> {
            lease.begin(plan.rotation());
            return plan;
        });
        progress = Progress.of(List.of());
        append(RecordType.PLANNED, plan);
    }

    /** Says that this rotation lives, while it waits. */
    public void renew() {
        kept("renewing the lease", () -> {
            lease.renew();
            return lease;
        });
    }

    /** Removes the journal of an earlier rotation. */
    public void remove(String rotation) {
        lease.remove(rotation);
    }

    public void append(RecordType type) {
        append(type, Detail.AboutKey.NONE);
    }

    public void append(RecordType type, Detail detail) {
        append(type, 0, detail);
    }

    public void append(RecordType type, int attempt, Detail detail) {
        append(new JournalRecord(type, timing.now(), attempt, detail));
    }

    /** Appends a record, which is durable when this returns. */
    private void append(JournalRecord entry) {
        kept("appending", () -> {
            lease.append(new JournalLine(lease.epoch(), progress.nextSequence(), RecordJson.write(entry)));
            return entry;
        });
        progress = progress.and(entry);
        Optional<String> rotation = Optional.of(progress.planned().rotation());
        listener.happened(new RotationEvent.Recorded(
                target,
                rotation,
                entry.at(),
                entry.type().name(),
                entry.attempt(),
                RecordTexts.of(entry.detail()).about()));
    }

    /** Lets only the exceptions that a store may throw escape. After any other, no write is certain to last. */
    private static <T> T kept(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (JournalException e) {
            throw e;
        } catch (Throwable thrown) {
            String who = "The store of journals, on " + what + ",";
            throw new JournalException(JournalException.Kind.FAILED, Misbehaved.said(who, thrown), null);
        }
    }

    @Override
    public void close() {
        try {
            lease.close();
        } catch (JournalException failed) {
            warn(String.valueOf(failed.getMessage()));
        } catch (Throwable thrown) {
            warn(Misbehaved.said("The store of journals, on releasing the lease,", thrown));
        }
    }

    private void warn(String message) {
        listener.happened(new RotationEvent.Warned(target, underWay(), timing.now(), message));
    }
}
