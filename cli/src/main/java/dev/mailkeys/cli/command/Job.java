package dev.mailkeys.cli.command;

import dev.mailkeys.cli.config.Profile;
import dev.mailkeys.cli.options.Options;
import dev.mailkeys.cli.output.EnvOutput;
import dev.mailkeys.cli.output.Format;
import dev.mailkeys.cli.output.JsonOutput;
import dev.mailkeys.cli.output.Output;
import dev.mailkeys.cli.output.TextOutput;
import dev.mailkeys.cli.peer.Credentials;
import dev.mailkeys.cli.terminal.Messages;
import dev.mailkeys.cli.terminal.ProcessContext;
import dev.mailkeys.cli.terminal.Stdout;
import dev.mailkeys.core.CallListener;

/**
 * One running command: its options, and where it prints.
 *
 * @param operation the command's words, such as {@code jetemail create}
 */
public record Job(String operation, Options options, ProcessContext process, Messages messages, Unfinished unfinished) {

    public Credentials credentials() {
        return new Credentials(process, options, messages);
    }

    public boolean isDryRun() {
        return options.has("--dry-run");
    }

    public Output output() {
        Stdout out = new Stdout(process);
        Format format = options.text("--output")
                .map(word -> Format.require("--output", word))
                .or(() -> profile().output())
                .orElse(Format.TEXT);
        return switch (format) {
            case TEXT -> new TextOutput(out, process.isTerminal(ProcessContext.OUT), bold());
            case JSON -> new JsonOutput(out);
            case ENV -> new EnvOutput(out);
        };
    }

    /** For errors in the configuration itself. */
    public Output plainOutput() {
        Stdout out = new Stdout(process);
        return options.text("--output").filter("json"::equals).isPresent()
                ? new JsonOutput(out)
                : new TextOutput(out, process.isTerminal(ProcessContext.OUT), bold());
    }

    /** Prints each call of a client, with {@code --verbose}. */
    public CallListener callListener() {
        return options.has("--verbose") ? new CallPrinter(messages) : CallListener.none();
    }

    public Profile profile() {
        return Profile.chosen(process, options.text("--profile"));
    }

    /** Prints a note, unless {@code --quiet} is given. */
    public void note(String line) {
        messages.note(line);
    }

    private boolean bold() {
        return !process.environment().containsKey("NO_COLOR")
                && !process.variable("TERM").filter("dumb"::equals).isPresent();
    }
}
