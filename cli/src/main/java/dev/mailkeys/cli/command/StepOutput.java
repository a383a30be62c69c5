package dev.mailkeys.cli.command;

import dev.mailkeys.cli.terminal.Messages;
import dev.mailkeys.cli.terminal.ProcessContext;
import dev.mailkeys.cli.text.Fields;
import dev.mailkeys.cli.text.JsonText;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The outputs of a step in GitHub Actions, for the steps behind it: how a command ended, and what came of targets or of a key.
 * Never a token: outputs are kept, and shown to whoever may see the run. Outside of GitHub Actions nothing is done.
 */
public final class StepOutput {

    /** GitHub takes 1 MiB for all outputs of a job, and counts two bytes for a character. */
    private static final int MOST = 400_000;

    private StepOutput() {}

    /** What came of each target, as {@code --output json} prints it, in one line. */
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

    /** What the command ends with. */
    public static void exitCode(ProcessContext process, Messages messages, int code) {
        set(process, messages, "exit-code", String.valueOf(code));
    }

    /** The empty line ends one that somebody else has not ended; the runner skips it. */
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
