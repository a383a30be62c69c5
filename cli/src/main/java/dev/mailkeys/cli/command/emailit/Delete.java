package dev.mailkeys.cli.command.emailit;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.command.key.Deletion;
import dev.mailkeys.cli.options.CommonOptions;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.emailit.EmailitKeys;

/** {@code mailkeys emailit delete}. */
final class Delete implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about(
                "Deletes a key. Its token stops working at once. Do not delete the key you manage keys" + " with.");
        KeyChoice.describe(syntax);
        CommonOptions.destroy(syntax);
        syntax.example("mailkeys emailit delete --name newsletter --yes");
    }

    @Override
    public void run(Job job) {
        EmailitKeys keys = EmailitVerbs.keys(job);
        KeyChoice target = KeyChoice.find(job, keys);
        Deletion.run(job, target.words(), target.fields(), () -> keys.delete(target.id()));
    }
}
