package dev.mailkeys.cli.command.rotation;

import dev.mailkeys.cli.rotationfile.TargetDefinition;
import dev.mailkeys.core.provider.Timing;
import dev.mailkeys.rotation.NextStep;
import dev.mailkeys.rotation.NextStep.Verb;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.RotationPlan;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.Strategy;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * All that is done for one target without a person: goes on with a rotation, brings order, rotates what is due.
 *
 * @param timing the clock that says what is over
 * @param stopped whether to begin nothing more
 */
public record Maintenance(Timing timing, BooleanSupplier stopped) {

    /** To bring order, to rotate and to finish; what needs more than that in one night needs a person. */
    private static final int MOST_STEPS = 4;

    public RotationReport of(TargetDefinition target, Rotation rotation) {
        RotationReport report = begin(target, rotation);
        for (int steps = 1; steps < MOST_STEPS && leadsOn(report); steps++) {
            report = report.next().verb() == Verb.RECONCILE ? bringOrder(rotation) : rotation.runIfDue();
        }
        return report;
    }

    /**
     * Without a journal, a call of a run that was killed may still be under way. With overlap it harms no token that is
     * delivered, and the next look finds what it made; in place it would end one, so that order comes first.
     */
    private static RotationReport begin(TargetDefinition target, Rotation rotation) {
        boolean isSafe =
                target.strategy() == Strategy.OVERLAP || rotation.status().isPresent();
        return isSafe ? rotation.runIfDue() : waits(rotation).orElseGet(() -> bringOrder(rotation));
    }

    /** The report of a target that there is nothing to do for yet; empty if there is. */
    private static Optional<RotationReport> waits(Rotation rotation) {
        RotationPlan plan = rotation.plan();
        boolean isRefused = !plan.problems().isEmpty();
        return isRefused || plan.isDue() ? Optional.empty() : Optional.of(notDue(plan));
    }

    private static RotationReport notDue(RotationPlan plan) {
        return new RotationReport(
                plan.target(),
                Outcome.NOT_DUE,
                Optional.empty(),
                plan.keyId(),
                plan.keyName(),
                Stream.concat(Stream.of("Not due yet."), plan.warnings().stream())
                        .toList(),
                new NextStep(Verb.NOTHING, plan.dueAt(), Optional.empty()),
                Optional.empty());
    }

    /** Brings order, and rotates where that is due then. */
    private static RotationReport bringOrder(Rotation rotation) {
        RotationReport order = rotation.reconcile();
        RotationReport report = order.outcome() == Outcome.DONE ? rotation.runIfDue() : order;
        return report.outcome() == Outcome.NOT_DUE ? order : report;
    }

    /** Whether the verb that a report names can be run now, without a person who does something first. */
    private boolean leadsOn(RotationReport report) {
        NextStep next = report.next();
        boolean isOurs = next.verb() == Verb.RECONCILE || next.verb() == Verb.RESUME || next.verb() == Verb.ROTATE;
        return isOurs
                && next.first().isEmpty()
                && !stopped.getAsBoolean()
                && next.after().filter(timing.now()::isBefore).isEmpty();
    }
}
