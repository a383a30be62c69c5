package dev.mailkeys.rotation.sink;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.process.ProgramCheck;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * One run of a program that a sink asks for something, such as the credential plugin of a cluster. It is run as
 * {@link ExecSink} runs its commands: without a terminal, within its time, and without those of our variables that hold a
 * secret of the run.
 *
 * @param exit how it ended; empty if it was killed because its time was over
 * @param output what it wrote to standard output; empty if that never ended or is longer than 16 KiB
 * @param errors what it wrote to standard error, up to a bound
 */
public record HelperRun(Optional<Integer> exit, Optional<String> output, String errors) {

    /**
     * Creates one. No argument may be null.
     *
     * @param exit how it ended
     * @param output what it wrote to standard output
     * @param errors what it wrote to standard error, up to a bound
     */
    public HelperRun {
        Objects.requireNonNull(exit, "exit must not be null");
        Objects.requireNonNull(output, "output must not be null");
        Objects.requireNonNull(errors, "errors must not be null");
    }

    /**
     * Runs a program to its end.
     *
     * @param command the program and its arguments; no shell reads them
     * @param added variables that it is given besides ours
     * @param secrets secrets of the run: none of our variables that holds one is given
     * @param limit how long it may take
     * @return what came of it
     * @throws IOException if it could not be started
     * @throws InterruptedException if this thread was interrupted; the program was killed then
     */
    public static HelperRun of(
            List<String> command,
            Map<String, String> added,
            Supplier<? extends Collection<Secret>> secrets,
            Duration limit)
            throws IOException, InterruptedException {
        Objects.requireNonNull(command, "command must not be null");
        Objects.requireNonNull(added, "added must not be null");
        Objects.requireNonNull(secrets, "secrets must not be null");
        Objects.requireNonNull(limit, "limit must not be null");
        var environment = ExecEnvironment.of(System.getenv()).hiding(secrets);
        var variables = new TreeMap<>(environment.variables(Optional.empty(), Optional.empty()));
        variables.putAll(added);
        if (ProgramCheck.problem(command.get(0), Optional.empty(), environment.searchPath())
                .isPresent()) {
            throw new IOException("There is no such program.");
        }
        CommandRun run = CommandRun.of(command, Optional.empty(), variables, "", limit);
        return new HelperRun(run.exit(), run.output(), run.errors());
    }

    /** Nothing of what it wrote. */
    @Override
    public String toString() {
        return "a run that ended with " + exit;
    }
}
