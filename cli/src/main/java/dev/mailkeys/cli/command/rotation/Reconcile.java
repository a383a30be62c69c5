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
        syntax.about("Cleans up when the journal is lost, as on a CI runner that starts empty each time."
                + " Finds the key whose token the sinks hold, and retires the other keys that rotations of"
                + " this target have made. First waits until no lost call can still arrive. While the"
                + " key in use can't be identified, nothing is deleted: a new key is delivered first.");
        syntax.values(
                        "--old-key",
                        "ID",
                        "The id of an old key of this target, if nothing else proves that it is one. It is retired too,"
                                + " once nothing uses it. For one target.")
                .value(
                        "--key-in-use",
                        "KEY",
                        "The name or id of the key whose token the sinks hold, if the sinks can't be read. For one"
                                + " target.")
                .values(
                        "--settings",
                        "NAME=VALUE,...",
                        "What the key may do, in the provider's words, if no key at the provider shows it any"
                                + " more; or \"defaults\". Give every setting that the key had. For one target.");
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
                "Reconciling " + names
                        + ": keys that a rotation has made, and whose token no sink holds, are deleted at the end.");
        new Run(job, work).run(work.targets(), (target, rotation) -> rotation.reconcile());
    }
}
