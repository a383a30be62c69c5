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
        syntax.about("Replaces every setting of a key: what you do not give is cleared. The token stays. To"
                        + " change single settings, use \"update\".")
                .required("--name", "NAME", "The key's current name.")
                .value("--new-name", "NAME", "The new name. From then on it identifies the key.");
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
                "Replacing the Elastic Email key " + Shown.of(name)
                        + ": every setting that you do not give is cleared.");
        Issuing.change(job, () -> KeyFields.of(keys.replace(name, state)).with("result", "replaced"));
    }
}
