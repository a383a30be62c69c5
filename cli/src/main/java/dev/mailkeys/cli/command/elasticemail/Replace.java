package dev.mailkeys.cli.command.elasticemail;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Confirmation;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.command.key.Issuing;
import dev.mailkeys.cli.options.CommonOptions;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.text.Shown;
import dev.mailkeys.elasticemail.ElasticEmailKeys;
import dev.mailkeys.elasticemail.NewKey;

/** {@code mailkeys elasticemail replace}. */
final class Replace implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about("Puts a whole new state in the place of a key's: what is not given is cleared. The token stays."
                        + " \"update\" changes single things.")
                .required("--name", "NAME", "The key's present name.")
                .value("--new-name", "NAME", "The new name, by which the key is addressed from then on.");
        Create.settings(syntax);
        CommonOptions.destroy(syntax);
        syntax.example("mailkeys elasticemail replace --name newsletter --access-level SendHttp --yes");
    }

    @Override
    public void run(Job job) {
        String name = job.options().required("--name");
        NewKey state = Create.key(job.options().text("--new-name").orElse(name), job.options());
        ElasticEmailKeys keys = ElasticEmailVerbs.keys(job);
        Confirmation.require(
                job,
                "Replacing the Elastic Email key " + Shown.of(name) + ": every setting that is not given is cleared.");
        Issuing.change(job, () -> KeyFields.of(keys.replace(name, state)).with("result", "replaced"));
    }
}
