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
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.Strategy;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code mailkeys maintain}: what a scheduled job calls, night after night. */
final class Maintain implements Command {

    /** To bring order, to rotate and to finish; what needs more than that in one night needs a person. */
    private static final int MOST_STEPS = 4;

    @Override
    public void describe(Syntax syntax) {
        syntax.about(
                "Does whatever there is to do, for a scheduled job: continues rotations that are in progress, brings"
                        + " order where a journal is lost, and rotates what is due. It needs nothing from the run before."
                        + " Where there is nothing to do, it only looks. If a target fails, the others are still done; the"
                        + " worst outcome decides the exit code.");
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
                        + ": what is due is rotated, and keys that a rotation has left over are deleted in"
                        + " the end.");
        var run = new Run(job, work, !job.options().has("--stop-on-failure"));
        run.run(work.targets(), (target, rotation) -> maintain(work, run, target, rotation));
    }

    private static RotationReport maintain(ChosenTargets work, Run run, TargetDefinition target, Rotation rotation) {
        Optional<RotationReport> waits = Rotate.waits(work, target, rotation);
        if (waits.isPresent()) {
            run.skip(target);
            return waits.get();
        }
        RotationReport report = begin(work, target, rotation);
        for (int steps = 1; steps < MOST_STEPS && leadsOn(report, work); steps++) {
            report = take(report.next().verb(), work, target, rotation);
        }
        return report;
    }

    /**
     * Without a journal, a call of a run that was killed may still be under way. With overlap it harms no token that is
     * delivered, and the next look finds what it made; in place it would end one, so that order comes first.
     */
    private static RotationReport begin(ChosenTargets work, TargetDefinition target, Rotation rotation) {
        boolean isSafe =
                target.strategy() == Strategy.OVERLAP || rotation.status().isPresent();
        return isSafe ? rotation.run() : take(Verb.RECONCILE, work, target, rotation);
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

    private static RotationReport take(Verb verb, ChosenTargets work, TargetDefinition target, Rotation rotation) {
        if (verb != Verb.RECONCILE) {
            return rotation.run();
        }
        RotationReport order = rotation.reconcile();
        boolean isDue = order.outcome() == Outcome.DONE
                && Rotate.waits(work, target, rotation).isEmpty();
        return isDue ? rotation.run() : order;
    }
}
