package dev.mailkeys.cli;

import java.util.List;
import java.util.stream.IntStream;

/** Prints what came of each target: on standard output, and in the summary of a job in GitHub Actions. */
final class RotationTable {

    private RotationTable() {}

    static void print(Job job, List<String> columns, List<Fields> rows) {
        Output.Listing listing = job.output().list(columns);
        rows.forEach(listing::add);
        listing.end();
        summarize(job, columns, rows);
    }

    static void summarize(Job job, List<String> columns, List<Fields> rows) {
        StepSummary.append(job, "mailkeys " + job.operation(), columns, rows);
    }

    /**
     * Ends the command with the worst of its codes, if that is not a good one.
     *
     * @param names the targets by the codes of each
     */
    static void end(List<String> names, List<ExitCode> codes) {
        ExitCode worst = RotationExit.worst(codes);
        if (worst != ExitCode.DONE) {
            List<String> worstNames = IntStream.range(0, names.size())
                    .filter(number -> codes.get(number) == worst)
                    .mapToObj(names::get)
                    .distinct()
                    .toList();
            throw new Failure(worst, RotationExit.kind(worst), RotationExit.sentence(worst, worstNames));
        }
    }
}
