package dev.mailkeys.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * The process as a command sees it.
 *
 * @param environment the environment's variables
 * @param in standard input
 * @param out standard output, which carries data alone
 * @param err standard error, which carries everything else
 * @param terminal whether standard input (0), output (1) or error (2) is a terminal
 */
record Surroundings(
        Map<String, String> environment, InputStream in, OutputStream out, OutputStream err, IntPredicate terminal) {

    static final int IN = 0;
    static final int OUT = 1;
    static final int ERR = 2;

    /** Not through {@code System.out}, which swallows a failure to write. */
    static Surroundings ofThisProcess() {
        return new Surroundings(
                System.getenv(),
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                Terminal::is);
    }

    /** A variable's value; empty if it is not set or blank. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    boolean isTerminal(int stream) {
        return terminal.test(stream);
    }

    boolean inGitHubActions() {
        return variable("GITHUB_ACTIONS").filter("true"::equals).isPresent();
    }
}
