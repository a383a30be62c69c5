package dev.mailkeys.cli.command.emailit;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.command.key.Issuing;
import dev.mailkeys.cli.options.CommonOptions;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.emailit.EmailitKeys;
import dev.mailkeys.emailit.KeyChanges;

/** {@code mailkeys emailit update}. */
final class Update implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about("Renames a key. Emailit can change nothing else.");
        KeyChoice.describe(syntax);
        syntax.required("--new-name", "NAME", "The new name.");
        CommonOptions.change(syntax);
        syntax.example("mailkeys emailit update --name newsletter --new-name newsletter-2026");
    }

    @Override
    public void run(Job job) {
        EmailitKeys keys = EmailitVerbs.keys(job);
        KeyChoice target = KeyChoice.find(job, keys);
        KeyChanges changes = KeyChanges.rename(job.options().required("--new-name"));
        Issuing.change(
                job, () -> KeyFields.of(keys.update(target.id(), changes)).with("result", "updated"));
    }
}
