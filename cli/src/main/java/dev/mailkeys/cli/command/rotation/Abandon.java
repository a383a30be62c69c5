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
        syntax.about("Gives up a rotation that can't continue. Its journal is kept under another name and no"
                + " longer counts; nothing else is changed. Lists what the rotation leaves at the provider"
                + " and in the sinks; \"mailkeys reconcile\" cleans that up. Also works if the journal"
                + " can't be read.");
        CommonOptions.yes(syntax);
        RotationVerbs.describe(syntax, "At least one.");
        syntax.example("mailkeys abandon newsletter --yes");
    }

    @Override
    public void run(Job job) {
        if (job.options().words().isEmpty()) {
            throw Failure.usage("Name the target whose rotation you want to give up.");
        }
        ChosenTargets work = ChosenTargets.of(job);
        String names = work.targets().stream().map(TargetDefinition::name).collect(Collectors.joining(", "));
        Confirmation.require(job, "Giving up the rotation of " + names + ": nothing will finish what it has begun.");
        new Run(job, work).run(work.targets(), (target, rotation) -> rotation.abandon());
    }
}
