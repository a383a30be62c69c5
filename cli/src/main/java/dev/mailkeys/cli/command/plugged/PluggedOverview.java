package dev.mailkeys.cli.command.plugged;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.peer.PluggedProvider;
import dev.mailkeys.cli.terminal.Stdout;
import picocli.CommandLine;

/** The help of a {@link PluggedProvider}. */
record PluggedOverview(PluggedProvider provider) implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about("Manages keys of " + provider.title() + ". The credential is in " + provider.credentialVariable()
                + ".");
        PluggedVerbs.names().forEach(verb -> syntax.example("mailkeys " + provider.word() + " " + verb + " --help"));
    }

    @Override
    public void run(Job job) {
        var syntax = new Syntax("mailkeys " + provider.word());
        describe(syntax);
        new Stdout(job.process()).write(new CommandLine(syntax.spec()).getUsageMessage(CommandLine.Help.Ansi.OFF));
    }
}
