package dev.mailkeys.cli;

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
final class RotationRotate implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about(
                "Rotates what is due, target by target: a successor with the same settings is made, delivered to every"
                        + " sink and proven; the old key is retired after the grace period. A rotation that is under way is"
                        + " gone on with. Every step is in the journal first, so that a run that is killed at any moment can"
                        + " be resumed.");
        syntax.flag("--force", "Rotate what is not due yet, too.")
                .flag(
                        "--emergency",
                        "For a leak: give the key a new token in place, so that the old one is dead at once. The token in the"
                                + " sinks does not work until the new one is delivered.");
        CommonOptions.yes(syntax);
        syntax.flag("--dry-run", "Do what plan does: show every call, over clients that can send nothing but reads.");
        RotationVerbs.describeSteps(syntax);
        syntax.example("mailkeys rotate --yes")
                .example("mailkeys rotate newsletter --emergency --yes")
                .example("mailkeys rotate --dry-run --output json");
    }

    @Override
    public void run(Job job) {
        if (job.isDryRun()) {
            new RotationPlanning().run(job);
            return;
        }
        RotationWork work = RotationWork.of(job);
        List<RotationTarget> targets = work.targets().stream()
                .map(target -> inPlaceIfAsked(job, target))
                .toList();
        String names = targets.stream().map(RotationTarget::name).collect(Collectors.joining(", "));
        Confirmation.require(job, "Rotating what is due of " + names + ": old keys are deleted in the end.");
        var run = new RotationRun(job, work);
        run.run(targets, (target, rotation) -> rotate(job, work, run, target, rotation));
    }

    private static RotationReport rotate(
            Job job, RotationWork work, RotationRun run, RotationTarget target, Rotation rotation) {
        boolean always = job.options().has("--force") || job.options().has("--emergency");
        Optional<RotationStatus> last = rotation.status();
        if (always
                || target.rotateEvery().isEmpty()
                || last.filter(status -> !status.finished()).isPresent()) {
            return rotation.run();
        }
        RotationPlan plan = rotation.plan();
        RotationDue due = RotationDue.of(
                target, plan, last, work.account(target), work.timing().now());
        return due.isDue() ? rotation.run() : notDue(run, target, plan, due);
    }

    private static RotationReport notDue(RotationRun run, RotationTarget target, RotationPlan plan, RotationDue due) {
        run.skip(target);
        return new RotationReport(
                target.name(),
                Outcome.DONE,
                Optional.empty(),
                plan.keyId(),
                plan.keyName(),
                List.of("Not due yet."),
                due.at(),
                Optional.empty());
    }

    private static RotationTarget inPlaceIfAsked(Job job, RotationTarget target) {
        if (!job.options().has("--emergency")) {
            return target;
        }
        if (target.strategy() == Strategy.ALTERNATE) {
            throw Failure.refused(
                    "refused",
                    "The keys of " + target.name()
                            + " take turns: rotate it twice with --force in place of --emergency."
                            + " The first time moves the sinks to the other key, the second ends the leaked token. Nothing was"
                            + " changed.");
        }
        return target.with(Strategy.IN_PLACE, target.options());
    }
}
