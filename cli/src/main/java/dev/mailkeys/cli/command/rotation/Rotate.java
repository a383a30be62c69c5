package dev.mailkeys.cli.command.rotation;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Confirmation;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.options.CommonOptions;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.rotationfile.TargetDefinition;
import dev.mailkeys.rotation.RotationOptions;
import dev.mailkeys.rotation.Strategy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code mailkeys rotate}. */
final class Rotate implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about("Rotates every target that is due. Makes a new key with the same settings, delivers its"
                + " token to every sink, checks that it works there, and retires the old key after the"
                + " grace period. Continues a rotation already in progress. Each step is written to the"
                + " journal first, so a run that is killed can be resumed.");
        syntax.flag("--force", "Also rotate targets that are not due yet.")
                .flag(
                        "--emergency",
                        "For a leak: replace the token in place, so that the old one stops working at once. The"
                                + " sinks hold a dead token until the new one is delivered. Name the targets, or give"
                                + " --all.")
                .flag("--all", "With --emergency: every target in the file.");
        CommonOptions.yes(syntax);
        syntax.flag("--dry-run", "Show every call and change nothing, as plan does.");
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
                .map(target -> dueIfAsked(job, inPlaceIfAsked(job, target)))
                .toList();
        if (job.isDryRun()) {
            Plan.show(job, work, targets);
            return;
        }
        Confirmation.require(job, question(job, targets));
        new Run(job, work).run(targets, (target, rotation) -> rotation.runIfDue());
    }

    /** The same target without its age, if it is to be rotated at any age. */
    private static TargetDefinition dueIfAsked(Job job, TargetDefinition target) {
        boolean always = job.options().has("--force") || job.options().has("--emergency");
        RotationOptions.Builder options = RotationOptions.builder().from(target.options());
        return always
                ? target.with(
                        target.strategy(), options.rotateEvery(Optional.empty()).build())
                : target;
    }

    /** What is about to happen, and what will not work meanwhile. */
    private static String question(Job job, List<TargetDefinition> targets) {
        String names = names(targets);
        if (job.options().has("--emergency")) {
            return "Rotating " + names
                    + " in place, due or not: the current tokens stop working at once. Whatever uses them is"
                    + " refused until it gets the new ones.";
        }
        List<TargetDefinition> inPlace = targets.stream()
                .filter(target -> target.strategy() == Strategy.IN_PLACE)
                .toList();
        String outage = inPlace.isEmpty()
                ? ""
                : " Targets rotated in place (" + names(inPlace)
                        + ") are refused until their new tokens are delivered.";
        return (job.options().has("--force")
                        ? "Rotating " + names + ", due or not"
                        : "Rotating what is due among " + names)
                + ": old keys are deleted at the end." + outage;
    }

    private static String names(List<TargetDefinition> targets) {
        return targets.stream().map(TargetDefinition::name).collect(Collectors.joining(", "));
    }

    private static TargetDefinition inPlaceIfAsked(Job job, TargetDefinition target) {
        if (!job.options().has("--emergency")) {
            return target;
        }
        if (target.strategy() == Strategy.ALTERNATE) {
            throw Failure.refused(
                    "refused",
                    "The target " + target.name()
                            + " alternates between two keys. Run rotate --force twice instead of --emergency: the"
                            + " first run moves the sinks to the other key, the second ends the leaked token. Nothing"
                            + " was changed.");
        }
        return target.with(Strategy.IN_PLACE, target.options());
    }
}
