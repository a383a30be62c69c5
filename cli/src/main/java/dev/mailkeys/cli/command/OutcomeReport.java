package dev.mailkeys.cli.command;

import dev.mailkeys.cli.terminal.Stdout;

/**
 * Prints the outcome of finished work. If the report can't be written, that is said on standard error, and the exit
 * code stays: it reports a broken sink even if the log's disk is full.
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

    /** A reader that stops reading is not an error. */
    public static void say(Job job, Stdout.Failed failed) {
        if (!failed.isClosedPipe()) {
            job.messages()
                    .say("Warning: the report could not be printed, because standard output can't be written ("
                            + failed.getMessage() + "). The exit code is that of the outcome.");
        }
    }
}
