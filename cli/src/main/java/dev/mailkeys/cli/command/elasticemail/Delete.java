package dev.mailkeys.cli.command.elasticemail;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.command.key.Deletion;
import dev.mailkeys.cli.options.CommonOptions;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.text.Shown;
import dev.mailkeys.elasticemail.ElasticEmailKeys;

/** {@code mailkeys elasticemail delete}. */
final class Delete implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about("Deletes a key. Its token stops working at once. Do not delete the key you manage keys" + " with.")
                .required("--name", "NAME", "The key's name.");
        ElasticEmailVerbs.subaccount(syntax);
        CommonOptions.destroy(syntax);
        syntax.example("mailkeys elasticemail delete --name newsletter --yes");
    }

    @Override
    public void run(Job job) {
        String name = job.options().required("--name");
        ElasticEmailKeys keys = ElasticEmailVerbs.keys(job);
        String words = "the Elastic Email key " + Shown.of(name);
        Deletion.run(job, words, KeyFields.named(name), () -> keys.delete(name));
    }
}
