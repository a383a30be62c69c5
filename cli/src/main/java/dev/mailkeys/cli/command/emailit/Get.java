package dev.mailkeys.cli.command.emailit;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.options.CommonOptions;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.emailit.EmailitKeys;

/** {@code mailkeys emailit get}. */
final class Get implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about("Shows one key, without its token.");
        KeyChoice.describe(syntax);
        CommonOptions.read(syntax);
        syntax.example("mailkeys emailit get --name newsletter --output json");
    }

    @Override
    public void run(Job job) {
        EmailitKeys keys = EmailitVerbs.keys(job);
        job.output().one(KeyFields.of(keys.get(KeyChoice.find(job, keys).id())));
    }
}
