package dev.mailkeys.cli.token;

import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.terminal.ProcessContext;
import dev.mailkeys.cli.terminal.StreamKind;
import dev.mailkeys.core.Secret;

/**
 * Asks GitHub Actions to mask a new token in the log of the whole job, before it can be printed by this command or a
 * later one. It goes to standard error, which the runner also reads: standard output is often captured, and then the
 * runner does not see it. A token that is never printed needs no mask, which would itself print it.
 */
final class GitHubMask {

    /** Shorter texts would be masked all over the log. */
    private static final int TOO_SHORT = 5;

    private GitHubMask() {}

    static void mask(Job job, Secret token) {
        var process = job.process();
        String text = token.reveal();
        boolean isToken = text.length() > TOO_SHORT && text.chars().noneMatch(Character::isISOControl);
        // The runner does not read a file, and anyone who does would find the token there.
        if (isToken && process.inGitHubActions() && process.kind(ProcessContext.ERR) != StreamKind.FILE) {
            job.messages().mask(text);
        }
    }
}
