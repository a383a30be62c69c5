package dev.mailkeys.cli;

import dev.mailkeys.cli.terminal.ProcessContext;
import dev.mailkeys.cli.terminal.ProcessExit;
import dev.mailkeys.cli.terminal.Typed;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs several commands in one process, without output, to train the image's start-up cache. Each line of standard
 * input is the exit code that a command should have, and the command.
 */
final class Rehearsal {

    private Rehearsal() {}

    /**
     * Ends the process with 0 if every command ended as it should.
     *
     * @param none ignored
     */
    public static void main(String[] none) throws IOException {
        var lines = new String(System.in.readAllBytes(), StandardCharsets.UTF_8).lines();
        Optional<String> wrong = firstWrong(lines);
        wrong.ifPresent(line -> System.err.println("did not end as it should: " + line));
        ProcessExit.with(wrong.isEmpty() ? 0 : 1);
    }

    /** Runs the commands up to the first one with an unexpected exit code. */
    static Optional<String> firstWrong(Stream<String> lines) {
        var here = ProcessContext.ofThisProcess();
        var nowhere = new ProcessContext(
                here.environment(),
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                here.streams());
        return lines.filter(line -> {
                    int blank = line.indexOf(' ');
                    String[] arguments =
                            Typed.arguments(line.substring(blank + 1).split(" "));
                    int code = Program.run(arguments, nowhere);
                    return code != Integer.parseInt(line.substring(0, blank));
                })
                .findFirst();
    }
}
