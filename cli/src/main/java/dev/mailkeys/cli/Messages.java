package dev.mailkeys.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Standard error: errors, warnings, progress and what {@code --verbose} tells. That nobody reads it stops nothing. Safe for
 * use by several threads.
 */
final class Messages {

    private static final String CLEARED = "\r\u001b[K";

    private final ReentrantLock lock = new ReentrantLock();
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
    void say(String line) {
        write(line + "\n", false);
    }

    /** What is good to know. */
    void note(String line) {
        if (!quiet) {
            say(line);
        }
    }

    /** How far a long list is, in place of what was said of it before. */
    void progress(String line) {
        if (!quiet && terminal) {
            write(CLEARED + line, true);
        }
    }

    void endProgress() {
        write("", false);
    }

    /** Asks a question, whose answer is typed behind it. */
    void ask(String question) {
        write(question + " ", false);
    }

    private void write(String text, boolean isProgress) {
        lock.lock();
        try {
            String whole = progress && !isProgress ? CLEARED + text : text;
            progress = isProgress;
            if (!whole.isEmpty()) {
                err.write(whole.getBytes(StandardCharsets.UTF_8));
                err.flush();
            }
        } catch (IOException nobodyReads) {
            // There is no other place to say it, and the command itself is not the worse for it.
        } finally {
            lock.unlock();
        }
    }
}
