package dev.mailkeys.cli.command.rotation;

import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.terminal.Messages;
import dev.mailkeys.cli.text.Printable;
import dev.mailkeys.core.provider.TimeWords;
import dev.mailkeys.rotation.RotationEvent;
import dev.mailkeys.rotation.RotationListener;

/**
 * Prints the progress of rotations on standard error: warnings and waits, and with {@code --verbose} each journal
 * record. The report says how they end.
 */
final class ProgressPrinter implements RotationListener {

    private final Messages messages;
    private final boolean verbose;

    ProgressPrinter(Job job) {
        this.messages = job.messages();
        this.verbose = job.options().has("--verbose");
    }

    @Override
    public void happened(RotationEvent event) {
        if (event instanceof RotationEvent.Warned warned) {
            messages.note(line(event, "warning: " + warned.message()));
        } else if (event instanceof RotationEvent.Waiting waiting) {
            messages.note(line(event, "waits " + TimeWords.of(waiting.duration()) + " " + waiting.reason()));
        } else if (event instanceof RotationEvent.Recorded recorded) {
            String attempt = recorded.attempt() == 0 ? "" : " attempt " + recorded.attempt();
            String detail = recorded.detail().isEmpty() ? "" : ": " + recorded.detail();
            String line = line(event, recorded.step() + attempt + detail);
            if (verbose) {
                messages.say(line);
            } else {
                messages.progress(line);
            }
        }
    }

    private static String line(RotationEvent event, String text) {
        return Printable.line(event.target() + ": " + text);
    }
}
