package dev.mailkeys.cli.catalog;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.peer.Provider;
import dev.mailkeys.cli.terminal.Stdout;
import java.util.Optional;

/** The help of mailkeys as a whole, or of one provider. */
final class Overview implements Command {

    private final Optional<Provider> provider;

    Overview(Optional<Provider> provider) {
        this.provider = provider;
    }

    @Override
    public void describe(Syntax syntax) {
        syntax.about("Shows help.");
    }

    @Override
    public void run(Job job) {
        String help = provider.map(one -> FullTree.help(FullTree.group(one), "mailkeys " + one.word()))
                .orElseGet(() -> FullTree.help(FullTree.root(), "mailkeys"));
        new Stdout(job.process()).write(help);
    }
}
