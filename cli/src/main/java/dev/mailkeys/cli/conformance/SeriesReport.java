package dev.mailkeys.cli.conformance;

import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.command.OutcomeReport;
import dev.mailkeys.cli.conformance.CheckSeries.Finding;
import dev.mailkeys.cli.conformance.Verdict.Result;
import dev.mailkeys.cli.failure.ExitCode;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.output.Output;
import dev.mailkeys.cli.output.TextOutput;
import dev.mailkeys.cli.text.Fields;
import java.util.List;
import java.util.stream.Stream;

/** The report of a run: a table for people, an object for scripts, and the exit code. */
final class SeriesReport {

    private static final List<String> COLUMNS = List.of("check", "mark", "result", "seen");

    private final String provider;
    private final String run;
    private final CheckSeries series;

    SeriesReport(String provider, RunName run, CheckSeries series) {
        this.provider = provider;
        this.run = run.prefix();
        this.series = series;
    }

    void print(Job job) {
        OutcomeReport.print(job, () -> {
            Output output = job.output();
            if (output instanceof TextOutput) {
                Output.Listing listing = output.list(COLUMNS);
                checks().forEach(listing::add);
                listing.end();
            } else {
                output.one(fields());
            }
        });
        job.note(count(Result.HELD) + " held, " + count(Result.DIFFERS) + " differ, " + count(Result.NOT_TRIED)
                + " not tried.");
    }

    Fields fields() {
        return new Fields()
                .with("provider", provider)
                .with("held", count(Result.HELD))
                .with("differs", count(Result.DIFFERS))
                .with("notTried", count(Result.NOT_TRIED))
                .with("leftBehind", series.left().stream().sorted().toList())
                .with("checks", checks().toList());
    }

    /** The worst decides: a key that is left, a fact that does not hold, a check that failed. */
    void end() {
        if (series.blind().isPresent()) {
            throw new Failure(
                    ExitCode.INCOMPLETE,
                    "left_behind",
                    "It is unknown whether keys are left whose names begin with " + run + ": "
                            + series.blind().get() + " " + advice());
        } else if (!series.left().isEmpty()) {
            throw new Failure(
                    ExitCode.INCOMPLETE,
                    "left_behind",
                    "These keys may still be there, or come yet: "
                            + String.join(", ", series.left().stream().sorted().toList()) + ". " + advice());
        } else if (count(Result.DIFFERS) > 0) {
            throw new Failure(ExitCode.DIFFERS, "differs", differs() + ". All keys of the run are deleted.");
        } else if (series.found().stream().anyMatch(found -> found.verdict().failed())) {
            throw Failure.refused(
                    "not_tried",
                    "Some checks could not be made; see above. All keys of the run are deleted. Run it again.");
        }
    }

    private String differs() {
        long number = count(Result.DIFFERS);
        String facts = number == 1 ? "1 fact does" : number + " facts do";
        return facts + " not hold. Please tell us, with the file of --recording";
    }

    private String advice() {
        return "Run \"mailkeys conformance " + provider + " --clean-up\".";
    }

    private long count(Result result) {
        return series.found().stream()
                .filter(found -> found.verdict().result() == result)
                .count();
    }

    private Stream<Fields> checks() {
        return series.found().stream().map(SeriesReport::fields);
    }

    static Fields fields(Finding found) {
        return found.check()
                .fields()
                .with("result", found.verdict().result().word())
                .with("seen", found.verdict().seen());
    }
}
