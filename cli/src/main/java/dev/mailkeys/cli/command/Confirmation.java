package dev.mailkeys.cli.command;

import dev.mailkeys.cli.failure.ExitCode;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.terminal.ProcessContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** Asks before something is destroyed. Without a terminal, {@code --yes} is required. */
public final class Confirmation {

    private Confirmation() {}

    /**
     * Returns only after a yes.
     *
     * @param what what is about to happen, as a sentence
     */
    public static void require(Job job, String what) {
        if (job.options().has("--yes") || job.isDryRun()) {
            return;
        }
        var process = job.process();
        if (!process.isTerminal(ProcessContext.IN) || !process.isTerminal(ProcessContext.ERR)) {
            throw new Failure(
                    ExitCode.UNCONFIRMED,
                    "confirmation_needed",
                    what + " There is no terminal to ask on: give --yes to confirm. Nothing was changed.");
        }
        job.messages().ask(what + " Continue? [y/N]");
        if (!line(process.in()).toLowerCase(Locale.ROOT).matches("y(es)?")) {
            throw new Failure(ExitCode.UNCONFIRMED, "not_confirmed", "Not confirmed. Nothing was changed.");
        }
    }

    private static String line(InputStream in) {
        var line = new StringBuilder();
        try {
            for (int read = in.read(); read >= 0 && read != '\n'; read = in.read()) {
                line.append((char) read);
            }
        } catch (IOException gone) {
            return "";
        }
        return line.toString().strip();
    }
}
