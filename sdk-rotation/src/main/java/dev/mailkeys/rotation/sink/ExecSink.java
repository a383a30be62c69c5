package dev.mailkeys.rotation.sink;

import dev.mailkeys.core.Secret;
import dev.mailkeys.core.provider.TimeWords;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkCapability;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkException.Kind;
import dev.mailkeys.rotation.SinkState;
import dev.mailkeys.rotation.process.ProgramCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A command that stores the token: the tool of a secret store, a script that restarts what uses the token. It is given
 * the token on standard input, without a line break, and whose it is in the environment variables {@code
 * MAILKEYS_PROVIDER}, {@code MAILKEYS_KEY_ID}, {@code MAILKEYS_KEY_NAME}, {@code MAILKEYS_ROTATION} and {@code
 * MAILKEYS_ATTEMPT}. The token is never in its arguments or environment. Of our own variables those are withheld that
 * hold a secret of the run, under any name: the management credentials that this library reads, a proxy's password,
 * keys of the three providers by their form, and what {@link #hiding} names.
 *
 * <p>Exit code 0 says that the token is stored, 75 ({@code EX_TEMPFAIL} of {@code sysexits.h}) that nothing was changed;
 * every other one leaves open which of the two, and so does a command that runs out of time.
 *
 * <p>A command is started once its whole token is there, and not at all if its rotator dies before. It is killed with its
 * process group when its time is over, when it fails and leaves something behind, or when its rotator dies. A process
 * that leaves the group is not found and may act later, as may a command where there is no {@code setsid}: after a put
 * whose end nobody saw, rotations wait the {@linkplain #settleTime() settle time} and put the token once more. It has no
 * terminal.
 *
 * <p>What the command prints is read up to a bound, and shown where it fails, unless it holds a piece of the token. The
 * arguments are part of the sink's name, which is printed and kept in the journal: they must hold no secret.
 *
 * <p>Without a reader the sink is write-only. Immutable.
 */
public final class ExecSink implements Sink {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final List<String> command;
    private final ExecOptions options;
    private final ExecEnvironment environment;

    ExecSink(List<String> command, ExecOptions options, ExecEnvironment environment) {
        this.command = command;
        this.options = options;
        this.environment = environment;
    }

    /**
     * A command, which has a minute to end.
     *
     * @param command the program and its arguments; no shell reads them, and no argument may be a secret
     * @return the sink
     * @throws IllegalArgumentException if there is no program
     */
    public static ExecSink of(List<String> command) {
        Objects.requireNonNull(command, "command must not be null");
        return new ExecSink(named(command), ExecOptions.within(A_MINUTE), ExecEnvironment.of(System.getenv()));
    }

    /**
     * The same sink with a command that reads the token back: it prints the token to standard output and nothing else, and
     * ends with 0. A line break at the end is not part of the token. Where there is nothing yet it ends with 66
     * ({@code EX_NOINPUT}), or with 0 and prints nothing; every other exit code is a failure.
     *
     * @param reader the program and its arguments
     * @return the sink
     * @throws IllegalArgumentException if there is no program
     */
    public ExecSink withReader(List<String> reader) {
        Objects.requireNonNull(reader, "reader must not be null");
        return new ExecSink(command, options.reading(named(reader)), environment);
    }

    /**
     * The same sink, whose command may store the same token twice. If its outcome is unknown, the rotation
     * runs it again with the same token; without this it looks into the sink first, or ends where it can't look.
     *
     * @return the sink
     */
    public ExecSink idempotent() {
        return new ExecSink(command, options.can(SinkCapability.IDEMPOTENT_PUT), environment);
    }

    /**
     * The same sink, whose commands run in a folder. Relative paths begin there, that of the program too.
     *
     * @param folder the folder
     * @return the sink
     */
    public ExecSink inFolder(Path folder) {
        Objects.requireNonNull(folder, "folder must not be null");
        return new ExecSink(command, options.in(folder.toAbsolutePath().normalize()), environment);
    }

    /**
     * The same sink with another time limit for each run.
     *
     * @param limit the limit, a minute unless said otherwise
     * @return the sink
     */
    public ExecSink within(Duration limit) {
        Objects.requireNonNull(limit, "limit must not be null");
        return new ExecSink(command, options.limitedTo(limit), environment);
    }

    /**
     * The same sink with another settle time.
     *
     * @param settleTime how long after a run whose end nobody saw the command may still take effect; as long as a run may
     *     take, unless said otherwise
     * @return the sink
     */
    public ExecSink settlingFor(Duration settleTime) {
        Objects.requireNonNull(settleTime, "settleTime must not be null");
        return new ExecSink(command, options.settlingFor(settleTime), environment);
    }

    /**
     * The same sink, whose commands are not given these variables either.
     *
     * @param variables their names
     * @return the sink
     */
    public ExecSink without(Set<String> variables) {
        Objects.requireNonNull(variables, "variables must not be null");
        return new ExecSink(command, options, environment.without(variables));
    }

    /**
     * The same sink, whose commands are given only the variables that nearly every program needs: the search
     * path, the home and the user, the locale, the time zone, the folder for temporary files. And those that
     * {@link #keeping} names.
     *
     * @return the sink
     */
    public ExecSink withMinimalEnvironment() {
        return new ExecSink(command, options, environment.minimal());
    }

    /**
     * The same sink, whose commands are given these variables in any case, unless one holds the delivered token.
     *
     * @param variables their names
     * @return the sink
     */
    public ExecSink keeping(Set<String> variables) {
        Objects.requireNonNull(variables, "variables must not be null");
        return new ExecSink(command, options, environment.keeping(variables));
    }

    /**
     * The same sink, whose commands are given no variable that holds one of these secrets, under any name.
     *
     * @param secrets further secrets of the run; asked for before each command
     * @return the sink
     */
    public ExecSink hiding(Supplier<? extends Collection<Secret>> secrets) {
        Objects.requireNonNull(secrets, "secrets must not be null");
        return new ExecSink(command, options, environment.hiding(secrets));
    }

    @Override
    public String name() {
        return "exec:" + String.join(" ", command);
    }

    @Override
    public Set<SinkCapability> capabilities() {
        return Set.copyOf(options.capabilities());
    }

    @Override
    public Duration settleTime() {
        return options.settleTime();
    }

    /** Looks for the programs, and whether they could be started; whether they would work is not known before they run. */
    @Override
    public void check() {
        checkProgram(command);
        if (!options.reader().isEmpty()) {
            checkProgram(options.reader());
        }
    }

    private void checkProgram(List<String> program) {
        ProgramCheck.problem(program.get(0), options.folder(), environment.searchPath())
                .ifPresent(problem -> {
                    throw failure(Kind.UNCHANGED, problem.words(), Optional.empty());
                });
    }

    @Override
    public SinkState read() {
        if (options.reader().isEmpty()) {
            return SinkState.unknown();
        }
        checkProgram(options.reader());
        CommandRun run = run(options.reader(), Optional.empty(), Kind.UNCHANGED);
        if (run.exit().equals(Optional.of(ExecOptions.NOTHING_THERE))) {
            return SinkState.unknown();
        }
        var token = run.output().map(said -> said.replaceFirst("\r?\n\\z", ""));
        if (run.exit().orElse(1) != 0 || token.filter(TokenText::isOne).isEmpty()) {
            // Without its message, which may hold an unknown token.
            throw failure(Kind.UNCHANGED, "its reader gave no token: " + noToken(run), Optional.empty());
        }
        var secret = token.filter(said -> !said.isEmpty()).map(Secret::of);
        return new SinkState(secret, Optional.empty(), Optional.empty());
    }

    private String noToken(CommandRun run) {
        String why = run.exit().equals(Optional.of(0))
                ? "it printed more than one line, or something that is not text"
                : ended(run);
        return why + ". Where there is nothing to read yet, it must end with " + ExecOptions.NOTHING_THERE;
    }

    @Override
    public Optional<String> put(Delivery delivery, Optional<String> expected) {
        Objects.requireNonNull(delivery, "delivery must not be null");
        Objects.requireNonNull(expected, "expected must not be null");
        if (!TokenText.isOne(delivery.token().reveal())) {
            throw failure(Kind.UNCHANGED, "the value for it has a line break, so it is not a token", Optional.empty());
        }
        checkProgram(command);
        CommandRun run = run(command, Optional.of(delivery), Kind.UNKNOWN);
        if (run.exit().isEmpty() || run.exit().get() != 0) {
            Kind kind = run.exit().equals(Optional.of(ExecOptions.NOTHING_CHANGED)) ? Kind.UNCHANGED : Kind.UNKNOWN;
            throw failure(kind, ended(run) + ExecOptions.words(run, delivery.token()), Optional.empty());
        }
        return Optional.empty();
    }

    private CommandRun run(List<String> program, Optional<Delivery> delivery, Kind ifInterrupted) {
        try {
            String input = delivery.map(given -> given.token().reveal()).orElse("");
            var variables = environment.variables(delivery.map(Delivery::token), delivery.map(Delivery::mark));
            return CommandRun.of(program, options.folder(), variables, input, options.limit());
        } catch (IOException | IllegalArgumentException notStarted) {
            throw failure(Kind.UNCHANGED, "it could not be started", Optional.of(notStarted));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw failure(ifInterrupted, "interrupted", Optional.of(interrupted));
        }
    }

    private String ended(CommandRun run) {
        return run.exit()
                .map(code -> "it ended with exit code " + code)
                .orElse("it was killed after " + TimeWords.of(options.limit()));
    }

    private SinkException failure(Kind kind, String what, Optional<Exception> cause) {
        return new SinkException(kind, name() + ": " + what + ".", cause.orElse(null));
    }

    private static List<String> named(List<String> command) {
        if (command.isEmpty() || command.get(0).isBlank()) {
            throw new IllegalArgumentException("A command begins with a program.");
        }
        return List.copyOf(command);
    }
}
