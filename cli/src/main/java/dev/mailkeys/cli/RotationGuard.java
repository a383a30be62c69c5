package dev.mailkeys.cli;

import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.SinkException;

/**
 * A rotation verb whose journal or sink can't be used at all: that is no mistake of mailkeys, and is said in its own words.
 *
 * @param verb the verb itself
 */
record RotationGuard(Command verb) implements Command {

    @Override
    public void describe(Syntax syntax) {
        verb.describe(syntax);
    }

    @Override
    public void run(Job job) {
        try {
            verb.run(job);
        } catch (JournalException | SinkException unusable) {
            ExitCode code = RotationExit.of(unusable);
            throw new Failure(code, RotationExit.kind(code), Printable.line(String.valueOf(unusable.getMessage())));
        }
    }
}
