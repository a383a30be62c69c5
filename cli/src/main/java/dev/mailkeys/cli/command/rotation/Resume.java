package dev.mailkeys.cli.command.rotation;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.options.Syntax;

/** {@code mailkeys resume}. */
final class Resume implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about("Continues every unfinished rotation from where its journal ends: after a crash, a"
                + " signal or a grace period. Does nothing if there is none.");
        RotationVerbs.describeSteps(syntax);
        syntax.example("mailkeys resume").example("mailkeys resume newsletter --fail-on-pending");
    }

    @Override
    public void run(Job job) {
        ChosenTargets work = ChosenTargets.of(job);
        new Run(job, work).run(work.targets(), (target, rotation) -> rotation.resume());
    }
}
