package dev.mailkeys.rotation.sink;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.Sink;
import dev.mailkeys.rotation.SinkCapability;
import dev.mailkeys.rotation.SinkException;
import dev.mailkeys.rotation.SinkException.Kind;
import dev.mailkeys.rotation.SinkState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A command that stores the token: the tool of a secret store, a script that restarts what uses the token. It is given
 * the token on standard input, without a line break, and whose it is in the environment variables
 * {@code MAILKEYS_PROVIDER}, {@code MAILKEYS_KEY_ID}, {@code MAILKEYS_KEY_NAME}, {@code MAILKEYS_ROTATION} and
 * {@code MAILKEYS_ATTEMPT}. The token is never in its arguments or environment, and neither are the management
 * credentials that this library reads from its own environment.
 *
 * <p>Exit code 0 says that the token is stored, 75 ({@code EX_TEMPFAIL} of {@code sysexits.h}) that nothing was changed;
 * every other one leaves open which of the two, and so does a command that runs out of time. Such a command is killed
 * with its children. A process that it has detached from itself is not found and may act later: give the sink a settle
 * time then.
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
    private final Map<String, String> environment;

    ExecSink(List<String> command, ExecOptions options, Map<String, String> environment) {
        this.command = command;
        this.options = options;
        this.environment = environment;
    }

    /**
     * A command, which has a minute to end.
     *
     * @param command the program and its arguments; no shell is between, and no argument may be a secret
     * @return the sink
     * @throws IllegalArgumentException if there is no program
     */
    public static ExecSink of(List<String> command) {
        var options = new ExecOptions(List.of(), A_MINUTE, Duration.ZERO, EnumSet.noneOf(SinkCapability.class));
        return new ExecSink(named(command), options, System.getenv());
    }

    /**
     * The same sink with a command that reads the token back: it prints the token to standard output and nothing else, or
     * nothing where there is none, and ends with 0. A line break at the end is not part of the token.
     *
     * @param reader the program and its arguments
     * @return the sink
     * @throws IllegalArgumentException if there is no program
     */
    public ExecSink withReader(List<String> reader) {
        return new ExecSink(command, options.reading(named(reader)), environment);
    }

    /**
     * The same sink, whose command stores the same token twice as if it were once, so that one whose outcome is unknown
     * may simply be run again.
     *
     * @return the sink
     */
    public ExecSink idempotent() {
        return new ExecSink(command, options.can(SinkCapability.IDEMPOTENT_PUT), environment);
    }

    /**
     * The same sink with another time limit for each run.
     *
     * @param limit the limit, a minute unless said otherwise
     * @return the sink
     */
    public ExecSink within(Duration limit) {
        return new ExecSink(command, options.within(limit), environment);
    }

    /**
     * The same sink with a settle time, for a command that leaves work behind which it no longer waits for.
     *
     * @param settleTime how long after its end a failed command may still take effect
     * @return the sink
     */
    public ExecSink settlingFor(Duration settleTime) {
        return new ExecSink(command, options.settlingFor(settleTime), environment);
    }

    /**
     * The same sink, whose command is not given these variables either: those that hold other credentials.
     *
     * @param variables their names
     * @return the sink
     */
    public ExecSink without(Set<String> variables) {
        var fewer = new TreeMap<>(environment);
        fewer.keySet().removeAll(variables);
        return new ExecSink(command, options, fewer);
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

    /** Looks for the programs; whether they would work is not known before they are run. */
    @Override
    public void check() {
        for (List<String> each : List.of(command, options.reader())) {
            if (!each.isEmpty() && !ExecOptions.isThere(each.get(0), environment.getOrDefault("PATH", ""))) {
                throw failure(
                        Kind.UNCHANGED, "there is no program " + each.get(0) + " that may be run", Optional.empty());
            }
        }
    }

    @Override
    public SinkState read() {
        if (options.reader().isEmpty()) {
            return SinkState.unknown();
        }
        CommandRun run = run(options.reader(), Optional.empty(), Kind.UNCHANGED);
        var token = run.output().map(said -> said.replaceFirst("\r?\n\\z", ""));
        if (run.exit().orElse(1) != 0
                || token.filter(said -> said.indexOf('\n') < 0).isEmpty()) {
            // Without its words, which may hold a token that nobody knows.
            throw failure(Kind.UNCHANGED, "its reader gave no token: " + ended(run), Optional.empty());
        }
        var secret = token.filter(said -> !said.isEmpty()).map(Secret::of);
        return new SinkState(secret, Optional.empty(), Optional.empty());
    }

    @Override
    public Optional<String> put(Delivery delivery, Optional<String> expected) {
        CommandRun run = run(command, Optional.of(delivery), Kind.UNKNOWN);
        if (run.exit().isEmpty() || run.exit().get() != 0) {
            Kind kind = run.exit().equals(Optional.of(ExecOptions.NOTHING_CHANGED)) ? Kind.UNCHANGED : Kind.UNKNOWN;
            throw failure(kind, ended(run) + ExecOptions.words(run, delivery.token()), Optional.empty());
        }
        return Optional.empty();
    }

    private CommandRun run(List<String> program, Optional<Delivery> delivery, Kind ifInterrupted) {
        try {
            byte[] input = delivery.map(given -> given.token().reveal().getBytes(StandardCharsets.UTF_8))
                    .orElse(new byte[0]);
            var variables =
                    ExecOptions.variables(environment, delivery.map(Delivery::token), delivery.map(Delivery::mark));
            return CommandRun.of(program, variables, input, options.limit());
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
                .orElse("it was killed after " + options.limit().toMillis() + " ms");
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
