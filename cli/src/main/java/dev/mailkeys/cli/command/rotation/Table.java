package dev.mailkeys.cli.command.rotation;

import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.command.OutcomeReport;
import dev.mailkeys.cli.command.StepOutput;
import dev.mailkeys.cli.command.StepSummary;
import dev.mailkeys.cli.failure.ExitCode;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.output.Markdown;
import dev.mailkeys.cli.output.Output;
import dev.mailkeys.cli.terminal.Stdout;
import dev.mailkeys.cli.text.Fields;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * Prints the outcome of each target: on standard output, and in GitHub Actions in the job's summary and the step's
 * outputs.
 */
final class Table {

    private Table() {}

    static void print(Job job, List<String> columns, List<Fields> rows) {
        print(job, columns, columns, rows);
    }

    /** The same with other columns in the summary of a job in GitHub Actions. */
    static void print(Job job, List<String> columns, List<String> summary, List<Fields> rows) {
        summarize(job, summary, rows);
        Output.Listing listing = job.output().list(columns);
        rows.forEach(listing::add);
        listing.end();
    }

    /**
     * Prints the findings, and ends the command with the worst one. If all is well and the output is the only purpose,
     * a failure to print is a failure.
     */
    static void report(Job job, boolean wordsAreAsked, Runnable print, List<String> names, List<ExitCode> codes) {
        try {
            print.run();
        } catch (Stdout.Failed failed) {
            if (wordsAreAsked && Exit.worst(codes) == ExitCode.DONE) {
                throw failed;
            }
            OutcomeReport.say(job, failed);
        }
        end(names, codes, Exit::sentenceOfALook);
    }

    static void summarize(Job job, List<String> columns, List<Fields> rows) {
        StepOutput.targets(job, rows);
        StepSummary.append(job, "### mailkeys " + job.operation() + "\n\n" + Markdown.table(columns, rows));
    }

    /**
     * Ends the command with the worst code, unless all are good.
     *
     * @param names the targets, in the order of the codes
     * @param sentence makes the message about the targets with the worst code
     */
    static void end(List<String> names, List<ExitCode> codes, BiFunction<ExitCode, List<String>, String> sentence) {
        ExitCode worst = Exit.worst(codes);
        if (worst != ExitCode.DONE) {
            List<String> worstNames = IntStream.range(0, names.size())
                    .filter(number -> codes.get(number) == worst)
                    .mapToObj(names::get)
                    .distinct()
                    .toList();
            throw new Failure(worst, Exit.kind(worst), sentence.apply(worst, worstNames));
        }
    }
}
