package dev.mailkeys.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serial;
import java.nio.charset.StandardCharsets;

/** Standard output. Nothing is left in a buffer unnoticed: whoever writes a token must know that it left. */
final class Stdout {

    private final OutputStream out;
    private final boolean inGitHubActions;

    Stdout(Surroundings surroundings) {
        this.out = surroundings.out();
        this.inGitHubActions = surroundings.inGitHubActions();
    }

    /** Writes text and hands it to the operating system. */
    void write(String text) {
        String shown = inGitHubActions ? RunnerCommands.brokenUp(text) : text;
        try {
            out.write(shown.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException failure) {
            throw new Failed(failure);
        }
    }

    /** Standard output takes no more. */
    static final class Failed extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1;

        private final boolean closedPipe;

        Failed(IOException failure) {
            super(String.valueOf(failure.getMessage()), null, false, false);
            this.closedPipe = BrokenPipe.is(failure);
        }

        /** The reader has gone, as {@code head} does when it has seen enough: no reason to complain. */
        boolean isClosedPipe() {
            return closedPipe;
        }
    }
}
