package dev.mailkeys.cli.command;

import dev.mailkeys.cli.terminal.Stdout;

/**
 * Prints what came of something that is over. That nobody takes the report is said on standard error, and changes nothing of
 * what came of it: whoever reads the exit code is told of a broken sink though the disk of the log is full.
 */
public final class OutcomeReport {

    private OutcomeReport() {}

    public static void print(Job job, Runnable report) {
        try {
            report.run();
        } catch (Stdout.Failed failed) {
            say(job, failed);
        }
    }

    /** A reader that has seen enough is no reason to complain. */
    public static void say(Job job, Stdout.Failed failed) {
        if (!failed.isClosedPipe()) {
            job.messages()
                    .say("Warning: the report could not be printed, because standard output can't be written ("
                            + failed.getMessage() + "). The exit code is that of the outcome.");
        }
    }
}
