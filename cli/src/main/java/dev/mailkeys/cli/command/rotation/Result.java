package dev.mailkeys.cli.command.rotation;

import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.failure.ExitCode;
import dev.mailkeys.cli.rotationfile.TargetDefinition;
import dev.mailkeys.cli.text.Fields;
import dev.mailkeys.cli.text.Words;
import dev.mailkeys.core.provider.TimeWords;
import dev.mailkeys.rotation.NextStep;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.RotationReport;
import java.util.List;
import java.util.Locale;

/**
 * The outcome of one target.
 *
 * @param outcome the outcome in a word: {@code done}, {@code not_due}, {@code not_started}, {@code pending} …
 * @param code the exit code of this target alone
 */
record Result(TargetDefinition target, String outcome, ExitCode code, RotationReport report) {

    static final List<String> COLUMNS = List.of("target", "outcome", "keyName", "until", "next");

    /** For the summary of a job, which has room for the reasons. */
    static final List<String> SUMMARY = List.of("target", "outcome", "keyName", "until", "next", "messages");

    static Result of(TargetDefinition target, RotationReport report, boolean rollback) {
        String outcome = report.outcome().name().toLowerCase(Locale.ROOT);
        return new Result(target, outcome, Exit.of(report, rollback), report);
    }

    static Result called(String outcome, TargetDefinition target, RotationReport report) {
        return new Result(target, outcome, Exit.of(report, false), report);
    }

    /** The same, if a key that waits to be retired is a failure. */
    Result failingOnPending() {
        return report.outcome() == Outcome.PENDING ? new Result(target, outcome, ExitCode.PENDING, report) : this;
    }

    Fields fields(Job job) {
        return new Fields()
                .with("target", target.name())
                .with("account", target.account().name())
                .with("outcome", outcome)
                .with("code", code.number)
                .with("rotation", report.rotation())
                .with("keyId", report.keyId())
                .with("keyName", report.keyName())
                .with("until", report.until().map(Words::notBefore))
                .with("messages", report.messages())
                .with("next", next(job));
    }

    /** The command to run next; empty if there is nothing to do. */
    private Words next(Job job) {
        NextStep next = report.next();
        if (next.verb() == NextStep.Verb.NOTHING) {
            return new Words("", "");
        }
        String first = next.first().map(done -> done + ", then ").orElse("");
        String run = first + NextCommand.of(job, next.verb(), target.name());
        return next.after()
                .map(time -> new Words(run + ", after " + time, run + ", after " + TimeWords.notBefore(time)))
                .orElseGet(() -> new Words(run, run));
    }
}
