package dev.mailkeys.rotation;

import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.provider.Timing;
import dev.mailkeys.rotation.NextStep.Verb;
import dev.mailkeys.rotation.engine.Abandonment;
import dev.mailkeys.rotation.engine.Driver;
import dev.mailkeys.rotation.engine.OldJournals;
import dev.mailkeys.rotation.engine.Planner;
import dev.mailkeys.rotation.engine.SinkHealth;
import dev.mailkeys.rotation.engine.guard.GuardedAdapter;
import dev.mailkeys.rotation.engine.guard.GuardedListener;
import dev.mailkeys.rotation.engine.guard.Misbehaved;
import dev.mailkeys.rotation.engine.preflight.Due;
import dev.mailkeys.rotation.engine.preflight.Preflight;
import dev.mailkeys.rotation.engine.record.Journal;
import dev.mailkeys.rotation.engine.record.Progress;
import dev.mailkeys.rotation.engine.step.Emergency;
import dev.mailkeys.rotation.engine.step.Reconciliation;
import dev.mailkeys.rotation.engine.step.RollbackSteps;
import dev.mailkeys.rotation.engine.work.Halt;
import dev.mailkeys.rotation.engine.work.Memory;
import dev.mailkeys.rotation.engine.work.Reports;
import dev.mailkeys.rotation.engine.work.RotationId;
import dev.mailkeys.rotation.engine.work.RotationRequest;
import dev.mailkeys.rotation.engine.work.Work;
import dev.mailkeys.rotation.reader.ReadersSeen;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The rotation of one key, which survives the death of its process at any moment.
 *
 * <p>Every change is written to the journal before it is made and after. A run that was killed is continued by
 * {@link #resume} or simply by {@link #run}; if the journal is lost, {@link #reconcile} works from what the provider
 * and the sinks show. A success proves that the provider accepted the token that was read back from every sink that can be
 * read; it does not prove that a consumer has read its sink, unless its {@linkplain RotationBuilder#sink(Sink,
 * dev.mailkeys.rotation.reader.Readers) readers} are known. Immutable. The journal's lease lets one run at a time
 * rotate a target.
 */
public final class Rotation {

    private final RotationRequest request;
    private final ProviderAdapter adapter;
    private final JournalStore journals;
    private final RotationListener listener;
    private final Timing timing;
    private final BooleanSupplier stop;

    Rotation(RotationBuilder builder, RotationRequest request, ProviderAdapter adapter, JournalStore journals) {
        this.request = request;
        this.adapter = new GuardedAdapter(
                adapter, request.options().confirmedSettings().orElse(KeySettings.of(Map.of())));
        this.journals = journals;
        this.listener = builder.listener;
        this.timing = builder.timing;
        this.stop = builder.stop;
    }

    /**
     * Describes a rotation.
     *
     * @param target a name under which the journal is kept; always the same for the same key
     * @return a new builder
     */
    public static RotationBuilder of(String target) {
        Objects.requireNonNull(target, "target must not be null");
        return new RotationBuilder(target);
    }

    /**
     * The target's name.
     *
     * @return the name
     */
    public String target() {
        return request.target();
    }

    /**
     * Says what {@link #run} would do, over a transport that can send nothing but reads.
     *
     * @return the plan, with every problem that stands in its way
     * @throws MailkeysException if the provider can't be read
     * @throws SinkException if a sink can't be read
     * @throws JournalException if no journal could be kept
     */
    public RotationPlan plan() {
        journals.check(request.target());
        Progress journal = Progress.of(Journal.read(journals.read(request.target())));
        return Planner.plan(request, adapter.readOnly(), journal, timing.now());
    }

    /**
     * Continues the unfinished rotation of this target, if there is one; otherwise rotates, however young the key is.
     * After {@code DONE} another call rotates again: for repeated calls use {@link #runIfDue}.
     *
     * @return how it ended, or where it waits; {@code INCOMPLETE} if that can't be told
     */
    public RotationReport run() {
        return underLease(Verb.ROTATE, work -> takeUp(work, false), Optional::empty);
    }

    /**
     * Continues the unfinished rotation of this target, if there is one; otherwise rotates if the key is as old as
     * {@link RotationOptions#rotateEvery} says. For a scheduled job, which may call it as often as it likes.
     *
     * <p>The age is looked at under the lease, so of several programs that ask at the same moment one rotates. A key whose
     * age nobody knows is due. Where no age is set, it does what {@link #run} does.
     *
     * @return how it ended, or where it waits; {@code NOT_DUE} with the time at which it is due, if it is too early
     */
    public RotationReport runIfDue() {
        return underLease(Verb.ROTATE, work -> takeUp(work, true), Optional::empty);
    }

    /**
     * Continues the unfinished rotation; does nothing if there is none. Before it makes or renews a key it
     * checks the sinks, as {@link #run} does.
     *
     * @return how it ended, or where it waits; {@code REFUSED} where nothing was changed yet and a sink could not take a
     *     token
     */
    public RotationReport resume() {
        return underLease(
                Verb.RESUME,
                work -> work.progress().isOpen()
                        ? Optional.empty()
                        : Optional.of(Reports.nothing(
                                request.target(), "No rotation is in progress: there is nothing to resume.")),
                Optional::empty);
    }

    /**
     * Cleans up if the journal is lost: finds the key that the sinks hold, and retires the other keys of its family. If it
     * can't be told which key they hold, delivers a fresh successor first. If the journal is there, continues its rotation.
     * Takes at least as long as a lost call may take to arrive. Before it makes or renews a key it checks the sinks, as
     * {@link #run} does.
     *
     * @return how it ended, or where it waits; {@code REFUSED} where nothing was changed yet and a sink could not take a
     *     token
     */
    public RotationReport reconcile() {
        return underLease(
                Verb.RECONCILE,
                work -> {
                    if (work.progress().isOpen()) {
                        Reconciliation.requirePlanned(work);
                    } else {
                        Reconciliation.begin(work, RotationId.next(timing));
                    }
                    return Optional.empty();
                },
                Optional::empty);
    }

    /**
     * Gives the sinks the old key back, and deletes the successor. Possible until the old key is being deleted. Begins
     * only when the old token is known and was shown to the provider. If the rollback still can't be finished, it is
     * called off, and {@link #resume} goes forward again.
     *
     * @param oldToken the old key's token, where the provider does not list tokens and the sinks were written already
     * @return how it ended; refused, with nothing changed, if the rotation can only go forward or the token is not the old
     *     key's
     */
    public RotationReport rollback(Supplier<Optional<Secret>> oldToken) {
        Objects.requireNonNull(oldToken, "oldToken must not be null");
        return underLease(Verb.ROLLBACK, RollbackSteps::begin, oldToken);
    }

    /**
     * Sets aside a rotation that can't continue: its journal is kept under another name, and no longer counts. Nothing else
     * is changed: the report names what the rotation has left at the provider and in the sinks, and {@link #reconcile}
     * cleans that up. Also works if the journal can't be read.
     *
     * @return where the journal is kept and what is left behind
     */
    public RotationReport abandon() {
        return told(listens -> new Abandonment(request, adapter, journals).report());
    }

    /**
     * Looks whether the provider accepts the tokens that the sinks hold now. Changes nothing.
     *
     * @return what was found in each sink, in order
     */
    public List<SinkCheck> verify() {
        ProviderAdapter reader = adapter.readOnly();
        return request.sinks().stream()
                .map(sink -> SinkHealth.check(sink, reader))
                .toList();
    }

    /**
     * Looks which of the known readers have moved on to the tokens that the sinks hold now. Changes nothing, and makes no
     * call.
     *
     * @return what the marks say of each sink whose readers are known, in order
     * @throws SinkException if a sink can't be read
     */
    public List<ReadersSeen> readers() {
        return request.readersSeen(Instant.MIN);
    }

    /**
     * Reads in the journal where the newest rotation stands, without a call.
     *
     * @return the status; empty if this target was never rotated here
     */
    public Optional<RotationStatus> status() {
        return status(journals, request.target());
    }

    /**
     * The rotations of this target whose journals are kept, without a call. {@link RotationOptions#keepJournals} says how
     * long they are.
     *
     * @return their ids, the oldest first
     * @throws JournalException if they can't be listed
     */
    public List<String> rotations() {
        return journals.rotations(request.target());
    }

    /**
     * Reads in its journal where a rotation stands, or how it ended, without a call.
     *
     * @param rotation the rotation's id
     * @return the status; empty if there is no such journal
     * @throws JournalException if the journal can't be read
     */
    public Optional<RotationStatus> status(String rotation) {
        return status(journals, request.target(), rotation);
    }

    /**
     * Reads in the journal where a target's newest rotation stands. Makes no call, and needs neither the key nor a
     * credential.
     *
     * @param journals where the target's journals are
     * @param target the target's name
     * @return the status; empty if this target was never rotated here
     * @throws JournalException if the journal can't be read
     */
    public static Optional<RotationStatus> status(JournalStore journals, String target) {
        Objects.requireNonNull(journals, "journals must not be null");
        Objects.requireNonNull(target, "target must not be null");
        return status(target, journals.read(target));
    }

    /**
     * Reads in its journal where a rotation stands, or how it ended. Makes no call, and needs neither the key nor a
     * credential.
     *
     * @param journals where the target's journals are
     * @param target the target's name
     * @param rotation the rotation's id
     * @return the status; empty if there is no such journal
     * @throws JournalException if the journal can't be read
     */
    public static Optional<RotationStatus> status(JournalStore journals, String target, String rotation) {
        Objects.requireNonNull(journals, "journals must not be null");
        Objects.requireNonNull(target, "target must not be null");
        Objects.requireNonNull(rotation, "rotation must not be null");
        return status(target, journals.read(target, rotation));
    }

    private static Optional<RotationStatus> status(String target, List<JournalLine> lines) {
        Progress journal = Progress.of(Journal.read(lines));
        return journal.isEmpty() ? Optional.empty() : Optional.of(journal.status(target));
    }

    private Optional<RotationReport> takeUp(Work work, boolean onlyIfDue) {
        if (!work.progress().isOpen()) {
            return begin(work, onlyIfDue);
        }
        if (request.strategy() == Strategy.IN_PLACE) {
            Emergency.join(work);
        }
        return Optional.empty();
    }

    private Optional<RotationReport> begin(Work work, boolean onlyIfDue) {
        Preflight preflight = Preflight.of(request, adapter, work.progress(), timing.now());
        Due due = Due.of(request, preflight, work.progress(), timing.now());
        if (onlyIfDue && due.waits()) {
            return Optional.of(Reports.notDue(request.target(), preflight.key(), due.at(), preflight.warnings()));
        }
        preflight.warnings().forEach(work::warn);
        if (!preflight.problems().isEmpty()) {
            throw Halt.refused(preflight.problems(), preflight.next());
        }
        work.memory().sinksAreReady();
        work.journal().begin(preflight.plan(RotationId.next(timing)));
        return Optional.empty();
    }

    private RotationReport underLease(
            Verb asked, Function<Work, Optional<RotationReport>> beginning, Supplier<Optional<Secret>> oldToken) {
        return told(listens -> report(asked, beginning, oldToken, listens));
    }

    /** Tells of the end, too. */
    private RotationReport told(Function<RotationListener, RotationReport> verb) {
        var told = new GuardedListener(listener);
        RotationReport report = verb.apply(told);
        told.happened(new RotationEvent.Ended(request.target(), report.rotation(), timing.now(), report));
        return told.trouble().map(report::mentioning).orElse(report);
    }

    private RotationReport report(
            Verb asked,
            Function<Work, Optional<RotationReport>> beginning,
            Supplier<Optional<Secret>> oldToken,
            RotationListener told) {
        try (Journal journal = Journal.open(journals, request.target(), timing, told)) {
            request.sinks().forEach(Sink::sweep);
            var work = new Work(request, adapter, timing, journal, told, new Memory(), asked, oldToken);
            RotationReport report = beginning.apply(work).orElseGet(() -> new Driver(work, stop).drive());
            OldJournals.remove(work, journals);
            return report;
        } catch (Halt
                | JournalException
                | SinkException
                | MailkeysException
                | UnaddressableKeyException
                | Misbehaved e) {
            return Reports.notBegun(request.target(), asked, e);
        } catch (Throwable mistake) {
            return Reports.broken(request.target(), mistake);
        }
    }
}
