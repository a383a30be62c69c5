package dev.mailkeys.cli.command.rotation;

import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.text.ShellWord;
import dev.mailkeys.rotation.NextStep.Verb;
import java.util.List;

/** A command for a person to run next, as it is typed into a shell. */
final class NextCommand {

    private NextCommand() {}

    /**
     * The command for a verb on the same file and journals. On others it would not know the rotation, nor who works on
     * the target now.
     */
    static String of(Job job, Verb verb, String target) {
        var command = new StringBuilder("mailkeys " + verb.word() + " " + ShellWord.of(target));
        for (String option : List.of("--file", "--database")) {
            job.options()
                    .text(option)
                    .ifPresent(given ->
                            command.append(' ').append(option).append(' ').append(ShellWord.of(given)));
        }
        return command.toString();
    }
}
