package dev.mailkeys.cli.command.rotation;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Confirmation;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.options.CommonOptions;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.rotationfile.TargetDefinition;
import java.util.stream.Collectors;

/** {@code mailkeys abandon}. */
final class Abandon implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about(
                "Sets aside a rotation that can't go on: its journal is kept under another name and counts no more."
                        + " Nothing else is changed. What the rotation leaves at the provider and in the sinks is named;"
                        + " \"mailkeys reconcile\" brings it in order. Works for a journal that can't be read any more,"
                        + " too.");
        CommonOptions.yes(syntax);
        RotationVerbs.describe(syntax);
        syntax.example("mailkeys abandon newsletter --yes");
    }

    @Override
    public void run(Job job) {
        if (job.options().words().isEmpty()) {
            throw Failure.usage("Name the target whose rotation is to be set aside.");
        }
        ChosenTargets work = ChosenTargets.of(job);
        String names = work.targets().stream().map(TargetDefinition::name).collect(Collectors.joining(", "));
        Confirmation.require(
                job,
                "Setting aside the rotation of " + names + ": what it has begun is not finished by itself any more.");
        new Run(job, work).run(work.targets(), (target, rotation) -> rotation.abandon());
    }
}
