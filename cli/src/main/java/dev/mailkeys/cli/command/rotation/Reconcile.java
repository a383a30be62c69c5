package dev.mailkeys.cli.command.rotation;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Confirmation;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.options.CommonOptions;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.rotationfile.TargetDefinition;
import java.util.stream.Collectors;

/** {@code mailkeys reconcile}. */
final class Reconcile implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about(
                "Brings order where the journal is lost, as on a CI runner that starts empty each time: finds the key"
                        + " that the sinks hold, and retires what else there is of its family. It waits as long as a lost call may"
                        + " take to come. Nothing is deleted while the key in use can't be told; then a fresh successor is"
                        + " delivered first.");
        syntax.values(
                        "--old-key",
                        "ID",
                        "A key of this name, by id, that is an old one of this target though nothing proves it: it is"
                                + " retired too, once nobody uses it. For one target.")
                .value(
                        "--key-in-use",
                        "KEY",
                        "The key that the sinks hold, by name or id, where they can't tell. For one target.")
                .values(
                        "--settings",
                        "NAME=VALUE,...",
                        "What the key may do, in the provider's words, where no key there shows it any more; or"
                                + " \"defaults\". Give every setting that the key had. For one target.");
        CommonOptions.yes(syntax);
        RotationVerbs.describeSteps(syntax);
        syntax.example("mailkeys reconcile --yes")
                .example("mailkeys reconcile newsletter --yes --output json")
                .example("mailkeys reconcile newsletter --settings scope=sending");
    }

    @Override
    public void run(Job job) {
        ChosenTargets work = ChosenTargets.of(job);
        ReconcileStatements.requireOneTarget(job, work.targets().size());
        String names = work.targets().stream().map(TargetDefinition::name).collect(Collectors.joining(", "));
        Confirmation.require(
                job,
                "Reconciling " + names + ": keys that a rotation has made, and no sink holds, are deleted in the end.");
        new Run(job, work).run(work.targets(), (target, rotation) -> rotation.reconcile());
    }
}
