package dev.mailkeys.cli.terminal;

import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.rotation.files.Disk;
import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The process as a command sees it.
 *
 * @param environment the environment's variables
 * @param in standard input
 * @param out standard output, which carries data alone
 * @param err standard error, which carries everything else
 * @param streams what standard input (0), output (1) and error (2) lead to
 * @param disk where a token's file is put
 */
public record ProcessContext(
        Map<String, String> environment,
        InputStream in,
        OutputStream out,
        OutputStream err,
        IntFunction<StreamKind> streams,
        Disk disk) {

    public static final int IN = 0;
    public static final int OUT = 1;
    public static final int ERR = 2;

    public ProcessContext(
            Map<String, String> environment,
            InputStream in,
            OutputStream out,
            OutputStream err,
            IntFunction<StreamKind> streams) {
        this(environment, in, out, err, streams, Disk.system());
    }

    /** Not through {@code System.out}, which swallows a failure to write. */
    public static ProcessContext ofThisProcess() {
        return new ProcessContext(
                Typed.environment(System.getenv()),
                new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                StreamKind::of);
    }

    /** A variable's value; empty if it is not set or blank. */
    public Optional<String> variable(String name) {
        Optional<String> set = Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
        if (set.filter(Typed::isLost).isPresent()) {
            throw Failure.configuration(
                    "The variable " + name + " is not valid text in UTF-8 or in this locale. Write it in UTF-8.");
        }
        return set;
    }

    public boolean isTerminal(int stream) {
        return kind(stream) == StreamKind.TERMINAL;
    }

    public StreamKind kind(int stream) {
        return streams.apply(stream);
    }

    public boolean inGitHubActions() {
        return "true".equals(environment.get("GITHUB_ACTIONS"));
    }
}
