package dev.mailkeys.cli.command.rotation;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Confirmation;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.options.CommonOptions;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.rotationfile.TargetDefinition;
import java.util.stream.Collectors;

/** {@code mailkeys maintain}: what a scheduled job calls, night after night. */
final class Maintain implements Command {

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
        var maintenance = new Maintenance(work.timing(), work.timing()::isStopped);
        new Run(job, work, !job.options().has("--stop-on-failure")).run(work.targets(), maintenance::of);
    }
}
