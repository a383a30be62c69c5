package dev.mailkeys.cli.command;

import dev.mailkeys.cli.terminal.Messages;
import dev.mailkeys.cli.terminal.ProcessContext;
import dev.mailkeys.cli.text.Fields;
import dev.mailkeys.cli.text.JsonText;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The outputs of a step in GitHub Actions, for later steps: how a command ended, and the outcome of targets or of a
 * key. Never a token: outputs are kept, and anyone who may see the run sees them. Does nothing outside of GitHub
 * Actions.
 */
public final class StepOutput {

    /** GitHub takes 1 MiB for all outputs of a job, and counts two bytes for a character. */
    private static final int MOST = 400_000;

    private StepOutput() {}

    /** The outcome of each target, as {@code --output json} prints it, in one line. */
    public static void targets(Job job, List<Fields> rows) {
        String json = rows.stream().map(JsonText::of).collect(Collectors.joining(",", "[", "]"));
        set(job.process(), job.messages(), "targets", json);
    }

    /** A key that was created, changed or found, as {@code --output json} prints it, but without its token. */
    public static void key(Job job, Fields key) {
        var shown = new Fields().with(key);
        shown.values().remove("token");
        set(job.process(), job.messages(), "key", JsonText.of(shown));
    }

    /** The command's exit code. */
    public static void exitCode(ProcessContext process, Messages messages, int code) {
        set(process, messages, "exit-code", String.valueOf(code));
    }

    /** The empty line ends an unfinished line of another command; the runner skips it. */
    private static void set(ProcessContext process, Messages messages, String name, String value) {
        if (value.length() > MOST) {
            messages.note("Warning: the output " + name + " of this step is left out: it is larger than GitHub takes.");
            return;
        }
        String end = "end-of-" + name + "-" + UUID.randomUUID();
        String text = "\n" + name + "<<" + end + "\n" + value + "\n" + end + "\n";
        RunnerFile.append(process, messages, "GITHUB_OUTPUT", text);
    }
}
