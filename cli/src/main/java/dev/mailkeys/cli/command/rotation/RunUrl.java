package dev.mailkeys.cli.command.rotation;

import dev.mailkeys.cli.terminal.ProcessContext;
import java.util.Optional;

/** The address of this run's log. */
final class RunUrl {

    private RunUrl() {}

    static Optional<String> of(ProcessContext process) {
        Optional<String> repository = process.variable("GITHUB_REPOSITORY");
        Optional<String> run = process.variable("GITHUB_RUN_ID");
        return process.variable("GITHUB_SERVER_URL")
                .filter(server -> repository.isPresent() && run.isPresent())
                .map(server -> server + "/" + repository.orElseThrow() + "/actions/runs/" + run.orElseThrow());
    }
}
