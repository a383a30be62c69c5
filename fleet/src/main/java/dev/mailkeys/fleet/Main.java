package dev.mailkeys.fleet;

import dev.mailkeys.cli.Program;
import dev.mailkeys.cli.catalog.Catalog;
import dev.mailkeys.cli.terminal.ProcessContext;
import dev.mailkeys.cli.terminal.ProcessExit;
import dev.mailkeys.cli.terminal.Typed;

/** The entry point of {@code mailkeys-fleet}. */
public final class Main {

    private Main() {}

    /**
     * Runs one node until it is told to stop.
     *
     * @param arguments its options
     */
    public static void main(String[] arguments) {
        ProcessExit.with(Program.run(
                Typed.arguments(arguments),
                ProcessContext.ofThisProcess(),
                given -> Catalog.alone("mailkeys-fleet", new Fleet(), given)));
    }
}
