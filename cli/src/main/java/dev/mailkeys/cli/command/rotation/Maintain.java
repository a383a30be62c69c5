package dev.mailkeys.cli.command.rotation;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Confirmation;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.options.CommonOptions;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.rotationfile.TargetDefinition;
import dev.mailkeys.rotation.NextStep;
import dev.mailkeys.rotation.NextStep.Verb;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.RotationPlan;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.Strategy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code mailkeys maintain}: what a scheduled job calls, night after night. */
final class Maintain implements Command {

    /** To bring order, to rotate and to finish; what needs more than that in one night needs a person. */
    private static final int MOST_STEPS = 4;

    @Override
    public void describe(Syntax syntax) {
        syntax.about(
                "The verb for a scheduled job: continues rotations in progress, reconciles if a journal is lost, and"
                        + " rotates what is due. Needs nothing from the run before. If there is nothing to do, it only"
                        + " looks. If a target fails, the others are still done; the worst outcome decides the exit code.");
        syntax.flag("--stop-on-failure", "Start no further target after one has failed.");
        CommonOptions.yes(syntax);
        RotationVerbs.describeSteps(syntax);
        syntax.example("mailkeys maintain --yes").example("mailkeys maintain newsletter --yes --wait 15m");
    }

    @Override
    public void run(Job job) {
        ChosenTargets work = ChosenTargets.of(job);
        String names = work.targets().stream().map(TargetDefinition::name).collect(Collectors.joining(", "));
        Confirmation.require(
                job,
                "Maintaining " + names
                        + ": keys that are due are rotated, and keys that a rotation left behind are deleted in"
                        + " the end.");
        new Run(job, work, !job.options().has("--stop-on-failure"))
                .run(work.targets(), (target, rotation) -> maintain(work, target, rotation));
    }

    private static RotationReport maintain(ChosenTargets work, TargetDefinition target, Rotation rotation) {
        RotationReport report = begin(target, rotation);
        for (int steps = 1; steps < MOST_STEPS && leadsOn(report, work); steps++) {
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
                List.of("Not due yet."),
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
    private static boolean leadsOn(RotationReport report, ChosenTargets work) {
        NextStep next = report.next();
        boolean isOurs = next.verb() == Verb.RECONCILE || next.verb() == Verb.RESUME || next.verb() == Verb.ROTATE;
        return isOurs
                && next.first().isEmpty()
                && !work.timing().isStopped()
                && next.after().filter(work.timing().now()::isBefore).isEmpty();
    }
}
