package dev.mailkeys.cli.terminal;

import dev.mailkeys.cli.text.RunnerCommands;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serial;
import java.nio.charset.StandardCharsets;

/** Standard output. Nothing is left in a buffer unnoticed: whoever writes a token must know that it left. */
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

    /** Standard output takes no more. */
    public static final class Failed extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1;

        private final boolean closedPipe;

        Failed(IOException failure) {
            super(String.valueOf(failure.getMessage()), null, false, false);
            this.closedPipe = BrokenPipe.is(failure);
        }

        /** The reader has gone, as {@code head} does when it has seen enough: no reason to complain. */
        public boolean isClosedPipe() {
            return closedPipe;
        }
    }
}
