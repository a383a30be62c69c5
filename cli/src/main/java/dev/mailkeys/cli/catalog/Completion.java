package dev.mailkeys.cli.catalog;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.options.CommonOptions;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.terminal.Stdout;
import picocli.AutoComplete;
import picocli.CommandLine;

/** {@code mailkeys completion}: the script that makes bash and zsh complete commands and options. */
final class Completion implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about("Prints the completion script for bash and zsh.");
        CommonOptions.messages(syntax);
        syntax.example("mailkeys completion > /etc/bash_completion.d/mailkeys")
                .example("source <(mailkeys completion)");
    }

    @Override
    public void run(Job job) {
        String script = AutoComplete.bash("mailkeys", new CommandLine(FullTree.root()));
        new Stdout(job.process()).write(script);
    }
}
