package dev.mailkeys.rotation.engine;

import dev.mailkeys.rotation.Capability;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.rotation.RotationPlan;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.engine.preflight.Due;
import dev.mailkeys.rotation.engine.preflight.Preflight;
import dev.mailkeys.rotation.engine.record.Progress;
import dev.mailkeys.rotation.engine.step.Emergency;
import dev.mailkeys.rotation.engine.work.RotationRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says beforehand what a rotation would do. */
public final class Planner {

    private Planner() {}

    public static RotationPlan plan(RotationRequest request, ProviderAdapter adapter, Progress journal, Instant now) {
        Preflight preflight = Preflight.of(request, adapter, journal, now);
        boolean ready = preflight.problems().isEmpty() && !journal.isOpen();
        boolean haste = journal.isOpen()
                && request.strategy() == Strategy.IN_PLACE
                && !journal.planned().is(Strategy.IN_PLACE)
                && Emergency.obstacle(journal).isEmpty();
        var calls = new PlannedCalls(request, adapter, preflight);
        Due due = Due.of(request, preflight, journal, now);
        return new RotationPlan(
                request.target(),
                adapter.provider(),
                request.strategy(),
                preflight.key().map(ManagedKey::id),
                preflight.key().map(ManagedKey::name),
                haste ? calls.inHaste(journal) : ready ? calls.ofARotation() : List.of(),
                haste ? Optional.of(Emergency.COST) : outage(request, adapter),
                journal.isOpen() ? List.of() : preflight.problems(),
                warnings(request, preflight, journal),
                journal.isOpen() ? Optional.of(journal.last().type().name()) : Optional.empty(),
                due.isDue(),
                due.at());
    }

    private static List<String> warnings(RotationRequest request, Preflight preflight, Progress journal) {
        Stream<String> edits =
                journal.isOpen() ? SinkEdits.of(journal, request.sinks()).inWords().stream() : Stream.empty();
        return Stream.concat(edits, preflight.warnings().stream()).toList();
    }

    private static Optional<String> outage(RotationRequest request, ProviderAdapter adapter) {
        if (request.strategy() != Strategy.IN_PLACE) {
            return Optional.empty();
        }
        return Optional.of(
                adapter.capabilities().has(Capability.ROTATES)
                        ? "From the rotate call until every sink has the new token, the old token in the sinks is"
                                + " refused."
                        : "From the delete until every sink has the new token, the old token in the sinks is refused."
                                + " If an answer is lost, a key of another name takes its place at once, if the account"
                                + " has room for one.");
    }
}
