package dev.mailkeys.cli.command;

import dev.mailkeys.cli.options.Syntax;

/** One command: a verb of a provider, or one of the few that are about mailkeys itself. */
public interface Command {

    /** Says what the command does and which options it takes. */
    void describe(Syntax syntax);

    /** Does it. */
    void run(Job job);
}
