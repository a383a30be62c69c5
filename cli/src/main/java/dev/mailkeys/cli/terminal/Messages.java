package dev.mailkeys.cli.terminal;

import dev.mailkeys.cli.text.Fields;
import dev.mailkeys.cli.text.JsonText;
import dev.mailkeys.cli.text.RunnerCommands;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Standard error: errors, warnings, progress and the output of {@code --verbose}. A failure to write it is ignored.
 * Safe for use by several threads. With JSON output each line is an object, except a question at a terminal.
 */
public final class Messages {

    private static final String CLEARED = "\r\u001b[K";

    /**
     * The older form of a mask command, which the runner finds anywhere in a line; ends the token before the JSON ends.
     */
    private static final String JSON_MASK = "{\"mask\":\"##[add-mask]%s%%0Aend of the token\"}\n";

    private final ReentrantLock lock = new ReentrantLock();
    private final OutputStream err;
    private final boolean terminal;
    private final boolean inGitHubActions;
    private final boolean quiet;
    private final boolean json;
    private boolean progress;

    public Messages(ProcessContext process, boolean quiet, boolean json) {
        this.err = process.err();
        this.terminal = process.isTerminal(ProcessContext.ERR);
        this.inGitHubActions = process.inGitHubActions();
        this.quiet = quiet;
        this.json = json;
    }

    /** Prints even with {@code --quiet}. */
    public void say(String line) {
        if (json) {
            say(new Fields().with("message", line));
        } else {
            write((inGitHubActions ? RunnerCommands.brokenUp(line) : line) + "\n", false);
        }
    }

    /**
     * Why the command fails, for people. In GitHub Actions it is an annotation, which the page of the run shows too.
     *
     * @param head what precedes it outside of GitHub Actions
     */
    public void fail(String head, String line) {
        if (inGitHubActions && !json) {
            write("::error title=mailkeys::" + escaped(RunnerCommands.brokenUp(line)) + "\n", false);
        } else {
            say(head + line);
        }
    }

    /** The same as an object in JSON on a line of its own. */
    public void say(Fields fields) {
        write(JsonText.of(fields) + "\n", false);
    }

    /** Asks the runner of GitHub Actions to mask a token. */
    public void mask(String token) {
        String escaped = escaped(token);
        String inJson = escaped.replace("\\", "\\\\").replace("\"", "\\\"");
        write(json ? JSON_MASK.formatted(inJson) : "::add-mask::" + escaped + "\n", false);
    }

    private static String escaped(String data) {
        return data.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    /** Prints unless {@code --quiet} is given. */
    public void note(String line) {
        if (!quiet) {
            say(line);
        }
    }

    /** The progress of a long list, replacing the last such line. */
    public void progress(String line) {
        if (!quiet && terminal && !json) {
            write(CLEARED + line, true);
        }
    }

    public void endProgress() {
        write("", false);
    }

    /** Asks a question; the answer is typed on the same line. */
    public void ask(String question) {
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
            // There is no other place to report it, and the command itself is not affected.
        } finally {
            lock.unlock();
        }
    }
}
