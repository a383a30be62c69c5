package dev.mailkeys.cli.terminal;

import dev.mailkeys.cli.text.RunnerCommands;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serial;
import java.nio.charset.StandardCharsets;

/** Standard output. Every write is flushed, and its failure reported, because a token must not stay in a buffer. */
public final class Stdout {

    private final OutputStream out;
    private final boolean inGitHubActions;

    public Stdout(ProcessContext process) {
        this.out = process.out();
        this.inGitHubActions = process.inGitHubActions();
    }

    /** Writes text and hands it to the operating system. */
    public void write(String text) {
        String shown = inGitHubActions ? RunnerCommands.brokenUp(text) : text;
        try {
            out.write(shown.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException failure) {
            throw new Failed(failure);
        }
    }

    /** Standard output can't be written. */
    public static final class Failed extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1;

        private final boolean closedPipe;

        Failed(IOException failure) {
            super(String.valueOf(failure.getMessage()), null, false, false);
            this.closedPipe = BrokenPipe.is(failure);
        }

        /** The reader is gone, such as {@code head} after its last line: not an error. */
        public boolean isClosedPipe() {
            return closedPipe;
        }
    }
}
