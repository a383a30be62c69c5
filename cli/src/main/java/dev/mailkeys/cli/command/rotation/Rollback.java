package dev.mailkeys.cli.command.rotation;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Confirmation;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.options.CommonOptions;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.peer.Credential;
import dev.mailkeys.cli.rotationfile.TargetDefinition;
import dev.mailkeys.core.Secret;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code mailkeys rollback}. */
final class Rollback implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about("Puts the old key's token back into the sinks and deletes the new key. Possible until"
                + " the deletion of the old key begins; after that, run resume instead. Needs the old token if the"
                + " new one is already in a sink and the provider never shows a token again (Emailit, Elastic"
                + " Email).");
        syntax.value("--old-token-env", "NAME", "The variable that holds the old key's token, for one target.")
                .file("--old-token-file", "The file that holds the old key's token, for one target.")
                .flag("--old-token-stdin", "Read the old key's token from standard input, for one target.");
        syntax.flag("--all", "Roll back every target in the file.");
        CommonOptions.yes(syntax);
        RotationVerbs.describeSteps(syntax, "Name them if it has several, or give --all.");
        syntax.example("mailkeys rollback newsletter --old-token-env OLD_TOKEN --yes");
    }

    @Override
    public void run(Job job) {
        ChosenTargets work = ChosenTargets.of(job);
        work.requireNamed("rollback deletes keys");
        Optional<Secret> oldToken = job.credentials().named("--old-token").map(Credential::secret);
        if (oldToken.isPresent() && work.targets().size() != 1) {
            throw Failure.usage("An old token belongs to one key: name one target with it.");
        }
        String names = work.targets().stream().map(TargetDefinition::name).collect(Collectors.joining(", "));
        Confirmation.require(job, "Rolling back " + names + ": the new key is deleted.");
        new Run(job, work).run(work.targets(), (target, rotation) -> rotation.rollback(() -> oldToken));
    }
}
