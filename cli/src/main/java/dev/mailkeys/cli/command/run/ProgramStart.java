package dev.mailkeys.cli.command.run;

import dev.mailkeys.cli.failure.ExitCode;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.text.Printable;
import dev.mailkeys.cli.text.Shown;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.process.CommandStart;
import dev.mailkeys.rotation.process.ProgramCheck;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Starts a program with our standard streams, and a token only in its environment.
 *
 * @param program the program and its arguments
 * @param variable the variable that gets the token
 */
record ProgramStart(List<String> program, ProgramEnvironment environment, String variable) {

    Process with(Secret token) {
        String name = program.get(0);
        ProgramCheck.problem(name, Optional.empty(), environment.ours().getOrDefault("PATH", ""))
                .ifPresent(problem -> {
                    throw failure(
                            problem.isThere(),
                            isShown(name) ? Printable.line(problem.words()) : "its name looks like a token");
                });
        List<String> command =
                Stream.concat(DeathSignal.prefix().stream(), program.stream()).toList();
        try {
            return CommandStart.of(command, environment.with(variable, token))
                    .inheritIO()
                    .start();
        } catch (IOException refused) {
            throw failure(true, "the system refuses to start " + (isShown(name) ? Printable.line(name) : "it"));
        }
    }

    /** A token in the wrong place is not repeated. */
    private static boolean isShown(String program) {
        return !Shown.isSuspect(program.substring(program.lastIndexOf('/') + 1));
    }

    private static Failure failure(boolean isThere, String why) {
        return isThere
                ? new Failure(ExitCode.CANNOT_RUN, "cannot_run", "The program can't be run: " + why + ".")
                : new Failure(ExitCode.NO_PROGRAM, "no_program", "The program was not found: " + why + ".");
    }
}
