package dev.mailkeys.cli;

import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.text.Fields;
import dev.mailkeys.core.NotSentException;

/** Shows the call that a read-only client refused to make. */
final class DryRun {

    private DryRun() {}

    static void print(Job job, NotSentException plan) {
        job.note("Dry run: nothing was changed. The call would be:");
        job.output()
                .one(new Fields()
                        .with("dryRun", true)
                        .with("operation", plan.operation())
                        .with("method", plan.method())
                        .with("url", plan.address())
                        .with("body", plan.body().map(Fields.Raw::new)));
    }
}
