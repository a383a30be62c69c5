package dev.mailkeys.cli;

import dev.mailkeys.core.Secret;

/**
 * Asks GitHub Actions to mask a token in the log of the whole job. It goes to standard error, which the runner reads for
 * commands as well: standard output is often captured, and then the runner never sees it.
 */
final class GitHubMask {

    private final Surroundings surroundings;
    private final Messages messages;

    private GitHubMask(Surroundings surroundings, Messages messages) {
        this.surroundings = surroundings;
        this.messages = messages;
    }

    static GitHubMask of(Job job) {
        return new GitHubMask(job.surroundings(), job.messages());
    }

    void mask(Secret token) {
        if (surroundings.inGitHubActions()) {
            messages.say("::add-mask::" + token.reveal());
        }
    }
}
