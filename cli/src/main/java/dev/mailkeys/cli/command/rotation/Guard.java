package dev.mailkeys.cli.command.rotation;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.failure.ExitCode;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.text.Printable;
import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.SinkException;

/**
 * Reports a journal or sink that can't be used in its own words, because it is not a bug in mailkeys.
 *
 * @param verb the verb itself
 */
record Guard(Command verb) implements Command {

    @Override
    public void describe(Syntax syntax) {
        verb.describe(syntax);
    }

    @Override
    public void run(Job job) {
        try {
            verb.run(job);
        } catch (JournalException | SinkException unusable) {
            ExitCode code = Exit.of(unusable);
            throw new Failure(code, Exit.kind(code), Printable.line(String.valueOf(unusable.getMessage())));
        }
    }
}
