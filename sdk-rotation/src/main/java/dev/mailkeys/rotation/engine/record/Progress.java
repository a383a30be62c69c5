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

/** What the journal of one rotation says, as answers to every question that a step asks about the past. Immutable. */
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

    /** A called-off rollback counts as never begun, unless a sink may hold the old key. */
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

    /** The last record that counts. An intent that was certainly not carried out does not. */
    public JournalRecord last() {
        return effective.get(effective.size() - 1);
    }

    /** The plan, as made or as a reconciliation found it. */
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

    /** The newest attempt that was begun, even if it failed; 0 before the first. */
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

    /** The names of the target's sinks: as planned, with those added and removed since. */
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

    /** What a sink held before the first delivery. */
    public Before before(String sink) {
        return all.stream()
                .flatMap(entry -> Optional.ofNullable(entry.detail().sinks().get(sink)).stream())
                .reduce((earlier, later) -> later)
                .orElse(new Before("", ""));
    }

    /** Earlier attempts whose token a sink has held, so that a reader may have it. */
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

    /** Whether the first type was written after the last record of the other. */
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

    /** The version that a sink had after an attempt's token was put there. */
    public Optional<String> delivered(int attempt, String sink) {
        return version(sink, entry -> entry.type() == RecordType.DELIVERED && entry.attempt() == attempt);
    }

    /** The version that a sink had after its token was put there once more. */
    public Optional<String> remarked(String sink) {
        return version(sink, entry -> entry.type() == RecordType.REMARKED);
    }

    /** Whether this rotation's newest put into a sink had no answer: the sink may hold its token. */
    public boolean isInDoubt(String sink) {
        boolean doubt = false;
        for (int i = 0; i < effective.size(); i++) {
            boolean isPut = effective.get(i).type().isIntent() && isAbout(effective.get(i), sink);
            doubt = isPut ? !isAnswered(i) : doubt;
        }
        return doubt;
    }

    /**
     * Every version that a sink can have if only this rotation has changed it; empty if that is unknown: a put had no
     * answer, or one without a version. Puts of the newest attempt do not count: they are known by their token.
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

    /** Whether the newest attempt's token was read back from every sink and accepted. */
    boolean isVerified() {
        return latest(RecordType.VERIFIED, attempt()).isPresent();
    }

    /** The record that says which key the sinks hold now. */
    public Optional<AboutKey> inSinks() {
        boolean back = course() == Course.ROLLBACK && has(RecordType.RESTORED);
        var planned = new AboutKey(planned().key(), planned().name(), Optional.empty());
        return back || last().type() == RecordType.REFUSED
                ? Optional.of(planned)
                : latest(RecordType.DELIVERED_EVERYWHERE)
                        .flatMap(entry -> entry.as(AboutKey.class))
                        .or(() -> latest(RecordType.FOUND_LIVE).map(found -> planned));
    }

    /** Whether only retiring and sweeping are left. */
    public boolean isDeliveredSafely() {
        return course() == Course.ROLLBACK
                ? has(RecordType.RESTORED)
                : isVerified() || (attempt() == 0 && has(RecordType.FOUND_LIVE));
    }

    public List<JournalRecord> allOf(RecordType type) {
        return effective.stream().filter(entry -> entry.type() == type).toList();
    }

    /** Whether the sinks hold a dead token: the key was rotated in place, and the new token is not delivered yet. */
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

    /** The id of an attempt's key, if an answer or a list has shown it. */
    public Optional<String> key(int attempt) {
        return effective.stream()
                .filter(entry -> entry.attempt() == attempt && TELLING.contains(entry.type()))
                .flatMap(entry -> entry.as(AboutKey.class).flatMap(AboutKey::id).stream())
                .reduce((earlier, later) -> later);
    }

    /** Whether a call of these intents may still take effect: it had no answer, and no settle time has passed since. */
    public boolean inDoubt(RecordType... intents) {
        return inDoubt(Set.of(intents), STILL);
    }

    /** Whether a call of these intents ever had no answer, so that only a look shows its outcome. */
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

    /** The rotation's status. */
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
