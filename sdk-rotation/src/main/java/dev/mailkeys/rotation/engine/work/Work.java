package dev.mailkeys.rotation.engine.work;

import dev.mailkeys.core.Secret;
import dev.mailkeys.core.provider.Timing;
import dev.mailkeys.rotation.Capability;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.NextStep.Verb;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.rotation.RotationEvent;
import dev.mailkeys.rotation.RotationListener;
import dev.mailkeys.rotation.RotationOptions;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.engine.record.Journal;
import dev.mailkeys.rotation.engine.record.PlanDetail;
import dev.mailkeys.rotation.engine.record.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What every step works with.
 *
 * @param request what is wanted
 * @param adapter the account
 * @param timing clock and sleep
 * @param journal the journal, under its lease
 * @param listener who is told
 * @param memory what only this run knows
 * @param asked what was asked for
 * @param oldToken supplies the old key's token for a rollback
 */
public record Work(
        RotationRequest request,
        ProviderAdapter adapter,
        Timing timing,
        Journal journal,
        RotationListener listener,
        Memory memory,
        Verb asked,
        Supplier<Optional<Secret>> oldToken) {

    /** A fraction of the time after which a store may take a holder for dead. */
    private static final Duration BETWEEN_RENEWALS = Duration.ofSeconds(20);

    public String target() {
        return request.target();
    }

    public List<Sink> sinks() {
        return request.sinks();
    }

    public RotationOptions options() {
        return request.options();
    }

    public Progress progress() {
        return journal.progress();
    }

    public boolean can(Capability capability) {
        return adapter.capabilities().has(capability);
    }

    /** The newest attempt's token. */
    public Secret token() {
        return memory.token(progress().attempt()).orElseThrow();
    }

    public KeySettings settings() {
        return progress().planned().settings();
    }

    /** The key of the newest attempt, which the sinks hold or are to hold. */
    public Optional<ManagedKey> successor() {
        return successor(progress().attempt());
    }

    public Optional<ManagedKey> successor(int attempt) {
        return isPlanned(attempt)
                ? plannedKey()
                : made(attempt, idOfSuccessor(attempt).flatMap(adapter::find).stream());
    }

    /** The same key, from a list of its family if that shows it. */
    public Optional<ManagedKey> successor(List<ManagedKey> family) {
        return family.stream().filter(this::isSuccessor).findFirst().or(this::successor);
    }

    private boolean isSuccessor(ManagedKey key) {
        int attempt = progress().attempt();
        return isPlanned(attempt)
                ? progress().planned().key().filter(key.id()::equals).isPresent()
                : key.name().equals(successorName(attempt));
    }

    /** The same, from keys that were just found by their ids. */
    Optional<ManagedKey> successor(int attempt, List<ManagedKey> found) {
        Stream<ManagedKey> byId = found.stream()
                .filter(key -> idOfSuccessor(attempt).filter(key.id()::equals).isPresent());
        return isPlanned(attempt) ? byId.findFirst() : made(attempt, byId);
    }

    /** The id of an attempt's key, where it is known. */
    Optional<String> idOfSuccessor(int attempt) {
        return isPlanned(attempt) ? progress().planned().key() : progress().key(attempt);
    }

    private boolean isPlanned(int attempt) {
        return switch (progress().course()) {
            case ROTATE, RECREATE -> true;
            case OVERLAP, RECONCILE, ROLLBACK -> attempt == 0;
        };
    }

    /** The key that the plan is about, if it exists. */
    public Optional<ManagedKey> plannedKey() {
        return progress().planned().key().flatMap(adapter::find);
    }

    public String successorName(int attempt) {
        PlanDetail plan = progress().planned();
        return new KeyName(plan.base()).successor(plan.rotation(), attempt);
    }

    /**
     * Anyone who can write the folder can write a journal, so the key that it names must also have the attempt's name.
     */
    private Optional<ManagedKey> made(int attempt, Stream<ManagedKey> byId) {
        String name = successorName(attempt);
        return byId.filter(key -> key.name().equals(name)).findFirst().or(() -> named(name));
    }

    private Optional<ManagedKey> named(String name) {
        return adapter.list(name).stream()
                .filter(key -> key.name().equals(name))
                .findFirst();
    }

    public Duration settleTime() {
        return options().settleTime().orElse(adapter.capabilities().settleTime());
    }

    public void warn(String message) {
        listener.happened(new RotationEvent.Warned(target(), journal.underWay(), timing.now(), message));
    }

    public void sleep(Duration duration, String reason) {
        listener.happened(new RotationEvent.Waiting(target(), journal.underWay(), timing.now(), duration, reason));
        try {
            for (Duration left = duration; !left.isZero(); ) {
                Duration part = left.compareTo(BETWEEN_RENEWALS) < 0 ? left : BETWEEN_RENEWALS;
                timing.sleep(part);
                journal.renew();
                left = left.minus(part);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Halt.incomplete("Interrupted while waiting " + reason + ".");
        }
    }
}
