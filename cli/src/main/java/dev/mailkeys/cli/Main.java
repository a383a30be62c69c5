package dev.mailkeys.cli;

import dev.mailkeys.cli.terminal.ProcessContext;
import dev.mailkeys.cli.terminal.ProcessExit;
import dev.mailkeys.cli.terminal.Typed;

/** The entry point of the {@code mailkeys} command, and the one place that knows the process it runs in. */
public final class Main {

    private Main() {}

    /**
     * Runs one command and ends the process with its exit code.
     *
     * @param arguments the command and its options
     */
    public static void main(String[] arguments) {
        ProcessExit.with(Program.run(Typed.arguments(arguments), ProcessContext.ofThisProcess()));
    }
}
