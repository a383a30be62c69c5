package dev.mailkeys.cli.command;

import dev.mailkeys.cli.files.SystemPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The summary of a job in GitHub Actions: Markdown, appended to what is there. */
public final class StepSummary {

    private StepSummary() {}

    /** Appends a text; outside of GitHub Actions does nothing. */
    public static void append(Job job, String markdown) {
        Optional<String> file = job.process()
                .variable("GITHUB_STEP_SUMMARY")
                .filter(path -> job.process().inGitHubActions());
        file.ifPresent(path -> {
            try {
                Files.writeString(SystemPath.of(path), markdown, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException | InvalidPathException unwritable) {
                job.note("Warning: the file named by GITHUB_STEP_SUMMARY can't be written.");
            }
        });
    }
}
