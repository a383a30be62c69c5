package dev.mailkeys.cli.command.rotation;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Confirmation;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.options.CommonOptions;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.rotationfile.TargetDefinition;
import dev.mailkeys.rotation.NextStep;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.RotationPlan;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.RotationStatus;
import dev.mailkeys.rotation.Strategy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code mailkeys rotate}. */
final class Rotate implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about(
                "Rotates what is due, target by target: a successor with the same settings is made, delivered to every"
                        + " sink and proven; the old key is retired after the grace period. A rotation that is under way"
                        + " is gone on with. Every step is in the journal first, so that a run that is killed at any"
                        + " moment can be resumed.");
        syntax.flag("--force", "Rotate what is not due yet, too.")
                .flag(
                        "--emergency",
                        "For a leak: give the key a new token in place, so that the old one is dead at once. The token"
                                + " in the sinks does not work until the new one is delivered. Name the targets, or give"
                                + " --all.")
                .flag("--all", "With --emergency: all targets of the file.");
        CommonOptions.yes(syntax);
        syntax.flag("--dry-run", "Do what plan does: show every call, over clients that can send nothing but reads.");
        RotationVerbs.describeSteps(syntax);
        syntax.example("mailkeys rotate --yes")
                .example("mailkeys rotate newsletter --emergency --yes")
                .example("mailkeys rotate --dry-run --output json");
    }

    @Override
    public void run(Job job) {
        ChosenTargets work = job.isDryRun() ? ChosenTargets.readOnly(job) : ChosenTargets.of(job);
        if (job.options().has("--emergency")) {
            work.requireNamed("--emergency ends tokens at once");
        }
        List<TargetDefinition> targets = work.targets().stream()
                .map(target -> inPlaceIfAsked(job, target))
                .toList();
        if (job.isDryRun()) {
            Plan.show(job, work, targets, isAlways(job));
            return;
        }
        Confirmation.require(job, question(job, targets));
        var run = new Run(job, work);
        run.run(targets, (target, rotation) -> rotate(job, work, run, target, rotation));
    }

    private static boolean isAlways(Job job) {
        return job.options().has("--force") || job.options().has("--emergency");
    }

    /** What is about to happen, with what does not work meanwhile. */
    private static String question(Job job, List<TargetDefinition> targets) {
        String names = names(targets);
        if (job.options().has("--emergency")) {
            return "Rotating " + names
                    + " in place, due or not: the tokens that are used now are dead at once, and what uses"
                    + " them is refused until it has the new ones.";
        }
        List<TargetDefinition> inPlace = targets.stream()
                .filter(target -> target.strategy() == Strategy.IN_PLACE)
                .toList();
        String outage = inPlace.isEmpty()
                ? ""
                : " Those in place (" + names(inPlace) + ") are refused from then until the new tokens are delivered.";
        return (job.options().has("--force")
                        ? "Rotating " + names + ", due or not"
                        : "Rotating what is due of " + names)
                + ": old keys are deleted in the end." + outage;
    }

    private static String names(List<TargetDefinition> targets) {
        return targets.stream().map(TargetDefinition::name).collect(Collectors.joining(", "));
    }

    private static RotationReport rotate(
            Job job, ChosenTargets work, Run run, TargetDefinition target, Rotation rotation) {
        return isAlways(job) ? rotation.run() : rotateIfDue(work, run, target, rotation);
    }

    private static RotationReport rotateIfDue(ChosenTargets work, Run run, TargetDefinition target, Rotation rotation) {
        Optional<RotationStatus> last = rotation.status();
        if (target.rotateEvery().isEmpty()
                || last.filter(status -> !status.finished()).isPresent()) {
            return rotation.run();
        }
        RotationPlan plan = rotation.plan();
        Due due = Due.of(target, plan, last, work.account(target), work.timing().now());
        // What can't be rotated is not due either, and says so itself.
        boolean waits = plan.problems().isEmpty() && !due.isDue();
        return waits ? notDue(run, target, plan, due) : rotation.run();
    }

    private static RotationReport notDue(Run run, TargetDefinition target, RotationPlan plan, Due due) {
        run.skip(target);
        return new RotationReport(
                target.name(),
                Outcome.DONE,
                Optional.empty(),
                plan.keyId(),
                plan.keyName(),
                List.of("Not due yet."),
                new NextStep(NextStep.Verb.NOTHING, due.at(), Optional.empty()),
                Optional.empty());
    }

    private static TargetDefinition inPlaceIfAsked(Job job, TargetDefinition target) {
        if (!job.options().has("--emergency")) {
            return target;
        }
        if (target.strategy() == Strategy.ALTERNATE) {
            throw Failure.refused(
                    "refused",
                    "The keys of " + target.name()
                            + " take turns: rotate it twice with --force in place of --emergency. The first time moves"
                            + " the sinks to the other key, the second ends the leaked token. Nothing was changed.");
        }
        return target.with(Strategy.IN_PLACE, target.options());
    }
}
