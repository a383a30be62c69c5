package dev.mailkeys.rotation.engine.record;

import dev.mailkeys.rotation.RotationStatus;
import dev.mailkeys.rotation.engine.record.Detail.AboutKey;
import dev.mailkeys.rotation.engine.record.Detail.Before;
import dev.mailkeys.rotation.engine.record.Detail.Put;
import dev.mailkeys.rotation.engine.record.Detail.PutBack;
import dev.mailkeys.rotation.engine.record.Detail.Reason;
import dev.mailkeys.rotation.engine.record.Detail.SinksChanged;
import dev.mailkeys.rotation.engine.record.Detail.Wait;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the journal of one rotation says: every question a step may ask of the past. Immutable. */
public final class Progress {

    private static final Set<RecordType> GONE = EnumSet.of(RecordType.DELETED, RecordType.SWEPT, RecordType.DISCARDED);
    private static final Set<RecordType> STILL = EnumSet.of(RecordType.SETTLED, RecordType.DRAINED);
    private static final Set<RecordType> TELLING =
            EnumSet.of(RecordType.CREATED, RecordType.DELIVERED_EVERYWHERE, RecordType.VERIFIED);

    private final List<JournalRecord> all;
    private final List<JournalRecord> effective;

    private Progress(List<JournalRecord> all, List<JournalRecord> effective) {
        this.all = all;
        this.effective = effective;
    }

    public static Progress of(List<JournalRecord> records) {
        var effective = new ArrayList<JournalRecord>();
        for (JournalRecord entry : records) {
            switch (entry.type()) {
                case NOT_DONE -> effective.remove(effective.size() - 1);
                case CALLED_OFF -> callOff(effective, entry);
                case SINKS_CHANGED -> {}
                default -> effective.add(entry);
            }
        }
        return new Progress(List.copyOf(records), List.copyOf(effective));
    }

    /** A way back on which nothing was put back might as well not have been begun. */
    private static void callOff(List<JournalRecord> effective, JournalRecord entry) {
        if (entry.as(Reason.class).filter(Reason::again).isPresent()) {
            effective.add(entry);
            return;
        }
        if (effective.stream().noneMatch(earlier -> earlier.type() == RecordType.ROLLBACK)) {
            throw Journal.damaged("calls off a way back that was never begun");
        }
        while (effective.remove(effective.size() - 1).type() != RecordType.ROLLBACK) {}
    }

    Progress and(JournalRecord entry) {
        var more = new ArrayList<>(all);
        more.add(entry);
        return of(more);
    }

    public boolean isEmpty() {
        return effective.isEmpty();
    }

    public boolean isOpen() {
        return !isEmpty() && !last().type().isEnd();
    }

    /** The last record that counts: an intent that was certainly not acted upon does not. */
    public JournalRecord last() {
        return effective.get(effective.size() - 1);
    }

    /** What is to be done: as it was planned, or as a reconciliation found it. */
    public PlanDetail planned() {
        return plan().as(PlanDetail.class).orElseThrow();
    }

    private JournalRecord plan() {
        return latest(entry -> entry.detail() instanceof PlanDetail).orElseThrow();
    }

    public Course course() {
        return isAfter(RecordType.ROLLBACK, RecordType.CALLED_OFF) && isAfter(RecordType.ROLLBACK, RecordType.EMERGENCY)
                ? Course.ROLLBACK
                : latest(RecordType.SUCCESSOR_INSTEAD)
                        .map(instead -> Course.OVERLAP)
                        .orElseGet(() -> planned().course());
    }

    /** The newest attempt that was begun, even one of which nothing came; 0 before the first. */
    public int attempt() {
        return all.stream().mapToInt(JournalRecord::attempt).max().orElse(0);
    }

    /** When an attempt was begun. */
    public Optional<Instant> begun(int attempt) {
        return all.stream()
                .filter(entry -> attempt > 0 && entry.attempt() == attempt)
                .findFirst()
                .map(JournalRecord::at);
    }

    public int nextSequence() {
        return all.size() + 1;
    }

    public Optional<JournalRecord> latest(RecordType type) {
        return latest(entry -> entry.type() == type);
    }

    public Optional<JournalRecord> latest(RecordType type, int attempt) {
        return latest(entry -> entry.type() == type && entry.attempt() == attempt);
    }

    /** The names of the target's sinks, as they were last said: those that were planned, and that have come or gone since. */
    public Set<String> sinks() {
        var sinks = new TreeSet<String>();
        for (JournalRecord entry : all) {
            if (entry.detail() instanceof PlanDetail) {
                sinks.clear();
            } else if (entry.detail() instanceof SinksChanged edits) {
                edits.gone().forEach(sinks::remove);
            }
            sinks.addAll(entry.detail().sinks().keySet());
        }
        return sinks;
    }

    /** What a sink held before anything was delivered there. */
    public Before before(String sink) {
        return all.stream()
                .flatMap(entry -> Optional.ofNullable(entry.detail().sinks().get(sink)).stream())
                .reduce((earlier, later) -> later)
                .orElse(new Before("", ""));
    }

    /** Earlier attempts whose token a sink has held: somebody may have read it there. */
    public List<Integer> deliveredBefore() {
        return effective.stream()
                .filter(entry -> entry.type() == RecordType.DELIVERED && entry.attempt() < attempt())
                .map(JournalRecord::attempt)
                .distinct()
                .toList();
    }

    /** Whether this rotation has deleted a key, though a list may still show it. Its id is never another's. */
    public boolean isGone(String key) {
        return effective.stream()
                .filter(entry -> GONE.contains(entry.type()))
                .flatMap(entry -> entry.as(AboutKey.class).flatMap(AboutKey::id).stream())
                .anyMatch(key::equals);
    }

    private Optional<JournalRecord> latest(Predicate<JournalRecord> wanted) {
        return effective.stream().filter(wanted).reduce((earlier, later) -> later);
    }

    public boolean has(RecordType type) {
        return latest(type).isPresent();
    }

    /** Whether the one was written, and the other not since. */
    public boolean isAfter(RecordType type, RecordType other) {
        return position(type) > position(other);
    }

    private int position(RecordType type) {
        int at = effective.size() - 1;
        while (at >= 0 && effective.get(at).type() != type) {
            at--;
        }
        return at;
    }

    public long count(RecordType type) {
        return allOf(type).size();
    }

    /** Whether any sink may hold the token of an attempt. */
    public boolean mayBeInASink(int attempt) {
        return latest(RecordType.DELIVER_INTENT, attempt).isPresent();
    }

    /** Whether a put of an attempt's token into a sink was begun. */
    public boolean mayBeIn(int attempt, String sink) {
        return version(sink, entry -> entry.type() == RecordType.DELIVER_INTENT && entry.attempt() == attempt)
                .isPresent();
    }

    /** The version that a sink had once an attempt's token was put there. */
    public Optional<String> delivered(int attempt, String sink) {
        return version(sink, entry -> entry.type() == RecordType.DELIVERED && entry.attempt() == attempt);
    }

    /** The version that a sink had once the token that it holds was put there once more. */
    public Optional<String> remarked(String sink) {
        return version(sink, entry -> entry.type() == RecordType.REMARKED);
    }

    /** Whether the newest put of this rotation into a sink had no answer: what is there may be of it. */
    public boolean isInDoubt(String sink) {
        boolean doubt = false;
        for (int i = 0; i < effective.size(); i++) {
            boolean isPut = effective.get(i).type().isIntent() && isAbout(effective.get(i), sink);
            doubt = isPut ? !isAnswered(i) : doubt;
        }
        return doubt;
    }

    /**
     * Every version that a sink can have if nobody but this rotation has changed it; empty where that is not known: a put had
     * no answer, or none that tells the version. Puts of the newest attempt do not count, for its token tells.
     */
    public Optional<Set<String>> versions(String sink) {
        var versions = new TreeSet<String>();
        versions.add(before(sink).version());
        for (int i = 0; i < effective.size(); i++) {
            JournalRecord entry = effective.get(i);
            if (!isAbout(entry, sink)) {
                continue;
            }
            Optional<String> version = entry.as(Put.class).map(Put::version);
            if (version.isEmpty() || entry.type().isIntent() && !isAnswered(i) && entry.attempt() != attempt()) {
                return Optional.empty();
            }
            versions.add(version.get());
        }
        return Optional.of(versions);
    }

    private static boolean isAbout(JournalRecord entry, String sink) {
        return entry.as(Put.class).filter(put -> put.sink().equals(sink)).isPresent()
                || entry.as(PutBack.class)
                        .filter(put -> put.sink().equals(sink))
                        .isPresent();
    }

    private boolean isAnswered(int i) {
        return i + 1 < effective.size()
                && effective.get(i + 1).type() == effective.get(i).type().answer();
    }

    private Optional<String> version(String sink, Predicate<JournalRecord> wanted) {
        return effective.stream()
                .filter(wanted)
                .flatMap(entry -> entry.as(Put.class).stream())
                .filter(put -> put.sink().equals(sink))
                .map(Put::version)
                .reduce((earlier, later) -> later);
    }

    /** Whether the newest attempt's token was read back from every sink and let in. */
    boolean isVerified() {
        return latest(RecordType.VERIFIED, attempt()).isPresent();
    }

    /** What says which key the sinks hold now. */
    public Optional<AboutKey> inSinks() {
        boolean back = course() == Course.ROLLBACK && has(RecordType.RESTORED);
        var planned = new AboutKey(planned().key(), planned().name(), Optional.empty());
        return back || last().type() == RecordType.REFUSED
                ? Optional.of(planned)
                : latest(RecordType.DELIVERED_EVERYWHERE)
                        .flatMap(entry -> entry.as(AboutKey.class))
                        .or(() -> latest(RecordType.FOUND_LIVE).map(found -> planned));
    }

    /** Whether all that is left to do is to retire and to sweep. */
    public boolean isDeliveredSafely() {
        return course() == Course.ROLLBACK
                ? has(RecordType.RESTORED)
                : isVerified() || (attempt() == 0 && has(RecordType.FOUND_LIVE));
    }

    public List<JournalRecord> allOf(RecordType type) {
        return effective.stream().filter(entry -> entry.type() == type).toList();
    }

    /** Whether the token in the sinks is dead since the key was rotated in place, and the new one is not there yet. */
    public boolean isOutage() {
        boolean inPlace = planned().course() != Course.OVERLAP && !planned().alternating();
        boolean begun = has(RecordType.ROTATE_INTENT) || has(RecordType.REMOVE_INTENT);
        boolean good = latest(RecordType.DELIVERED_EVERYWHERE, attempt()).isPresent()
                && latest(RecordType.ABANDONED, attempt()).isEmpty();
        return inPlace && begun && !good;
    }

    /** Whether nothing was changed yet. */
    public boolean isUntouched() {
        return effective.stream().noneMatch(entry -> entry.type().isIntent());
    }

    /** The ids of the keys that are to be retired in the end; in place, the key itself is not among them. */
    public List<String> retiring() {
        return switch (course()) {
            case ROTATE, RECREATE -> planned().rest();
            default ->
                Stream.concat(planned().old().stream(), planned().rest().stream())
                        .toList();
        };
    }

    /** The id of the key of an attempt, where an answer or a list has told it. */
    public Optional<String> key(int attempt) {
        return effective.stream()
                .filter(entry -> entry.attempt() == attempt && TELLING.contains(entry.type()))
                .flatMap(entry -> entry.as(AboutKey.class).flatMap(AboutKey::id).stream())
                .reduce((earlier, later) -> later);
    }

    /** Whether a call of these intents may still take effect: it was not answered, and no settling or draining has ended since. */
    public boolean inDoubt(RecordType... intents) {
        return inDoubt(Set.of(intents), STILL);
    }

    /** Whether a call of these intents was ever without an answer, so that only a look tells what came of it. */
    public boolean wasInDoubt(RecordType... intents) {
        return inDoubt(Set.of(intents), Set.of());
    }

    private boolean inDoubt(Set<RecordType> wanted, Set<RecordType> ends) {
        boolean doubt = false;
        for (int i = 0; i < effective.size(); i++) {
            RecordType type = effective.get(i).type();
            doubt = !ends.contains(type) && (doubt || (wanted.contains(type) && !isAnswered(i)));
        }
        return doubt;
    }

    /** Where the rotation stands, for whoever asks. */
    public RotationStatus status(String target) {
        JournalRecord last = last();
        return new RotationStatus(
                target,
                planned().rotation(),
                last.type().name(),
                attempt(),
                plan().at(),
                last.at(),
                last.type().isEnd(),
                last.as(Wait.class).map(Wait::until));
    }
}
