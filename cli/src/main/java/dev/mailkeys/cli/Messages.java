package dev.mailkeys.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Standard error: errors, warnings, progress and what {@code --verbose} tells. That nobody reads it stops nothing. Safe for
 * use by several threads.
 */
final class Messages {

    private final OutputStream err;
    private final boolean quiet;
    private final boolean terminal;
    private boolean progress;

    Messages(OutputStream err, boolean quiet, boolean terminal) {
        this.err = err;
        this.quiet = quiet;
        this.terminal = terminal;
    }

    /** What must be seen, {@code --quiet} or not. */
    synchronized void say(String line) {
        write(cleared() + line + "\n");
    }

    /** What is good to know. */
    void note(String line) {
        if (!quiet) {
            say(line);
        }
    }

    /** How far a long list is, in place of what was said of it before. */
    synchronized void progress(String line) {
        if (!quiet && terminal) {
            write("\r\u001b[K" + line);
            progress = true;
        }
    }

    synchronized void endProgress() {
        write(cleared());
    }

    /** Asks a question, whose answer is typed behind it. */
    synchronized void ask(String question) {
        write(cleared() + question + " ");
    }

    private String cleared() {
        boolean shown = progress;
        progress = false;
        return shown ? "\r\u001b[K" : "";
    }

    private void write(String text) {
        try {
            if (!text.isEmpty()) {
                err.write(text.getBytes(StandardCharsets.UTF_8));
                err.flush();
            }
        } catch (IOException nobodyReads) {
            // There is no other place to say it, and the command itself is not the worse for it.
        }
    }
}
