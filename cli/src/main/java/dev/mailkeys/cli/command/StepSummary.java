package dev.mailkeys.cli.command;

/** The summary of a job in GitHub Actions: Markdown, appended to what is there. */
public final class StepSummary {

    private StepSummary() {}

    /** Appends a text; outside of GitHub Actions does nothing. */
    public static void append(Job job, String markdown) {
        RunnerFile.append(job.process(), job.messages(), "GITHUB_STEP_SUMMARY", markdown);
    }
}
