package dev.mailkeys.cli.catalog;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.options.CommonOptions;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.terminal.Stdout;

/** {@code mailkeys man}: the man page, from the same description that reads the options. */
final class Man implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about("Prints the man page.");
        CommonOptions.messages(syntax);
        syntax.example("mailkeys man > mailkeys.1 && man ./mailkeys.1");
    }

    @Override
    public void run(Job job) {
        new Stdout(job.process()).write(new ManPage(FullTree.root()).text());
    }
}
