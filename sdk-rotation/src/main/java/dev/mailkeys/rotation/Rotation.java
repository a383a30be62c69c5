package dev.mailkeys.rotation;

import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.provider.Timing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The rotation of one key, which survives the death of its process at any moment.
 *
 * <p>Every change is written to the journal before it is made and after. A run that was killed is taken up with
 * {@link #resume} or simply with {@link #run}; where the journal is lost, {@link #reconcile} works from what the provider
 * and the sinks show. A success proves that the provider let the token in that was read back from every sink that can be
 * read; it does not prove that a consumer has read its sink. Immutable; one run at a time for each target, which the
 * journal's lease sees to.
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
        this.adapter = adapter;
        this.journals = journals;
        this.listener = builder.listener;
        this.timing = builder.timing;
        this.stop = builder.stop;
    }

    /**
     * Describes a rotation.
     *
     * @param target a name for what is rotated, under which its journal is kept: always the same for the same key
     * @return a new builder
     */
    public static RotationBuilder of(String target) {
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
        return Planner.plan(request, adapter.readOnly(), journal);
    }

    /**
     * Rotates; or goes on with the rotation of this target that is not finished.
     *
     * @return how it ended, or where it waits; never a half-truth: what can't be told is {@code INCOMPLETE}
     */
    public RotationReport run() {
        return underLease(
                work -> {
                    if (!work.progress().isOpen()) {
                        begin(work);
                    } else if (request.strategy() == Strategy.IN_PLACE) {
                        refuseUnlessInPlace(work.progress());
                    }
                },
                Optional::empty);
    }

    /** Whoever rotates in place wants the old token to end at once, which a rotation under way would not bring about. */
    private static void refuseUnlessInPlace(Progress progress) {
        if (!progress.planned().detail("strategy").equals(Strategy.IN_PLACE.name())) {
            throw new Refusal(List.of("Another rotation is under way and stands at "
                    + progress.last().type()
                    + "; to go on with it would not end the old token at once. Run resume until it is done, or rollback,"
                    + " and rotate in place then. A key whose token has leaked may also be deleted by itself, once the"
                    + " sinks hold another one."));
        }
    }

    /**
     * Goes on with the rotation that is not finished; does nothing where there is none.
     *
     * @return how it ended, or where it waits
     */
    public RotationReport resume() {
        return underLease(work -> {}, Optional::empty);
    }

    /**
     * Brings order where the journal is lost: finds the key that the sinks hold, and retires what else there is of its
     * family; where it can't be told, delivers a fresh successor first. Goes on with a rotation whose journal is there.
     * Takes as long as a lost call may take to come, at least.
     *
     * @return how it ended, or where it waits
     */
    public RotationReport reconcile() {
        return underLease(
                work -> {
                    if (!work.progress().isOpen()) {
                        Reconciliation.begin(work, RotationId.next(timing));
                    }
                },
                Optional::empty);
    }

    /**
     * Gives the sinks the old key back, and deletes the successor. Possible until the old key is being deleted.
     *
     * @param oldToken the old key's token, where the provider does not list tokens and the sinks were written already
     * @return how it ended; refused where there is only the way forward
     */
    public RotationReport rollback(Supplier<Optional<Secret>> oldToken) {
        return underLease(
                work -> {
                    if (work.progress().isOpen() && work.progress().course() == Course.ROLLBACK) {
                        return;
                    }
                    Optional<String> obstacle = Rollback.obstacle(work.progress());
                    if (obstacle.isPresent()) {
                        throw new Refusal(List.of(obstacle.get()));
                    }
                    work.journal().append(RecordType.ROLLBACK, Map.of("reason", "Rolled back as asked."));
                },
                oldToken);
    }

    /**
     * Looks whether the tokens that are in the sinks now are let in. Changes nothing.
     *
     * @return what was found in each sink, in order
     */
    public List<SinkCheck> verify() {
        ProviderAdapter reader = adapter.readOnly();
        return request.sinks().stream().map(sink -> Checkup.of(sink, reader)).toList();
    }

    /**
     * Reads in the journal where the newest rotation stands, without a call.
     *
     * @return the status; empty if this target was never rotated here
     */
    public Optional<RotationStatus> status() {
        Progress journal = Progress.of(Journal.read(journals.read(request.target())));
        return journal.isEmpty() ? Optional.empty() : Optional.of(RotationStatus.of(request.target(), journal));
    }

    private void begin(Work work) {
        Preflight preflight = Preflight.of(request, adapter);
        preflight.warnings().forEach(work::warn);
        if (!preflight.problems().isEmpty()) {
            throw new Refusal(preflight.problems());
        }
        String rotation = RotationId.next(timing);
        work.journal().begin(rotation, preflight.plan(rotation), preflight.settings());
    }

    private RotationReport underLease(Consumer<Work> beginning, Supplier<Optional<Secret>> oldToken) {
        try (Journal journal = Journal.open(journals, request.target(), timing, listener)) {
            Leftovers.sweep(request.sinks());
            Work work = work(journal, oldToken);
            beginning.accept(work);
            return journal.progress().isEmpty()
                    ? Reports.nothing(request.target(), "There is no rotation under way: nothing to resume.")
                    : new Driver(work, stop).drive();
        } catch (Refusal e) {
            return RotationReport.refused(request.target(), e.problems());
        } catch (Halt | JournalException | SinkException | MailkeysException e) {
            return Reports.notBegun(request.target(), e);
        }
    }

    private Work work(Journal journal, Supplier<Optional<Secret>> oldToken) {
        return new Work(request, adapter, timing, journal, listener, new Hand(), oldToken);
    }
}
