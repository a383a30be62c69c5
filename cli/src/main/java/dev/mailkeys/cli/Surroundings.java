package dev.mailkeys.cli;

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
record Surroundings(
        Map<String, String> environment,
        InputStream in,
        OutputStream out,
        OutputStream err,
        IntFunction<StreamKind> streams,
        Disk disk) {

    static final int IN = 0;
    static final int OUT = 1;
    static final int ERR = 2;

    Surroundings(
            Map<String, String> environment,
            InputStream in,
            OutputStream out,
            OutputStream err,
            IntFunction<StreamKind> streams) {
        this(environment, in, out, err, streams, Disk.system());
    }

    /** Not through {@code System.out}, which swallows a failure to write. */
    static Surroundings ofThisProcess() {
        return new Surroundings(
                Typed.environment(System.getenv()),
                new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                StreamKind::of);
    }

    /** A variable's value; empty if it is not set or blank. */
    Optional<String> variable(String name) {
        Optional<String> set = Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
        if (set.filter(Typed::isLost).isPresent()) {
            throw Failure.configuration("The variable " + name
                    + " holds bytes that are no text in UTF-8, nor in this locale. Write it in UTF-8.");
        }
        return set;
    }

    boolean isTerminal(int stream) {
        return kind(stream) == StreamKind.TERMINAL;
    }

    StreamKind kind(int stream) {
        return streams.apply(stream);
    }

    boolean inGitHubActions() {
        return "true".equals(environment.get("GITHUB_ACTIONS"));
    }
}
