package dev.mailkeys.cli.command.elasticemail;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.options.CommonOptions;
import dev.mailkeys.cli.options.Syntax;

/** {@code mailkeys elasticemail get}. */
final class Get implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about("Shows one key, without its token.").required("--name", "NAME", "The key's name.");
        ElasticEmailVerbs.subaccount(syntax);
        CommonOptions.read(syntax);
        syntax.example("mailkeys elasticemail get --name newsletter --output json");
    }

    @Override
    public void run(Job job) {
        String name = job.options().required("--name");
        job.output().one(KeyFields.of(ElasticEmailVerbs.keys(job).get(name)));
    }
}
