package dev.mailkeys.cli.command.rotation;

import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.text.ShellWord;
import dev.mailkeys.rotation.NextStep.Verb;

/** A command for a person to run next, as it is typed into a shell. */
final class NextCommand {

    private NextCommand() {}

    /**
     * The command that does a verb on the same journals. On others it would know nothing of the rotation, nor of whoever is at
     * the target just now.
     */
    static String of(Job job, Verb verb, String target) {
        String command = "mailkeys " + verb.word() + " " + ShellWord.of(target);
        return job.options()
                .text("--database")
                .map(url -> command + " --database " + ShellWord.of(url))
                .orElse(command);
    }
}
