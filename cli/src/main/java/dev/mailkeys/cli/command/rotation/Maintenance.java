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
 * Everything that is done for one target without a person: continues a rotation, reconciles, rotates what is due.
 *
 * @param timing the clock
 * @param stopped whether a signal came, so that nothing more is begun
 */
public record Maintenance(Timing timing, BooleanSupplier stopped) {

    /** To reconcile, to rotate and to finish. If one night needs more, a person must look. */
    private static final int MOST_STEPS = 4;

    public RotationReport of(TargetDefinition target, Rotation rotation) {
        RotationReport report = begin(target, rotation);
        for (int steps = 1; steps < MOST_STEPS && leadsOn(report); steps++) {
            report = report.next().verb() == Verb.RECONCILE ? bringOrder(rotation) : rotation.runIfDue();
        }
        return report;
    }

    /**
     * Without a journal, a call of a killed run may still take effect. With overlap it harms no delivered token, and a
     * later look finds what it made. In place it would end a token, so reconcile comes first.
     */
    private static RotationReport begin(TargetDefinition target, Rotation rotation) {
        boolean isSafe =
                target.strategy() == Strategy.OVERLAP || rotation.status().isPresent();
        return isSafe ? rotation.runIfDue() : waits(rotation).orElseGet(() -> bringOrder(rotation));
    }

    /** The report of a target that is not due; empty if it is due. */
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

    /** Reconciles, and then rotates if that is due. */
    private static RotationReport bringOrder(Rotation rotation) {
        RotationReport order = rotation.reconcile();
        RotationReport report = order.outcome() == Outcome.DONE ? rotation.runIfDue() : order;
        return report.outcome() == Outcome.NOT_DUE ? order : report;
    }

    /** Whether a report's next step can be run now, without a person. */
    private boolean leadsOn(RotationReport report) {
        NextStep next = report.next();
        boolean isOurs = next.verb() == Verb.RECONCILE || next.verb() == Verb.RESUME || next.verb() == Verb.ROTATE;
        return isOurs
                && next.first().isEmpty()
                && !stopped.getAsBoolean()
                && next.after().filter(timing.now()::isBefore).isEmpty();
    }
}
