package dev.mailkeys.cli.command.rotation;

import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.command.OutcomeReport;
import dev.mailkeys.cli.failure.ExitCode;
import dev.mailkeys.cli.rotationfile.TargetDefinition;
import dev.mailkeys.cli.text.Fields;
import dev.mailkeys.cli.text.Printable;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.RotationFleet;
import dev.mailkeys.rotation.RotationReport;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Takes the steps of several targets side by side, prints each outcome, and ends with the worst one. */
final class Run {

    private final Job job;
    private final ChosenTargets work;
    private final boolean rollback;
    private final boolean keepGoing;
    private final Set<String> started = ConcurrentHashMap.newKeySet();

    Run(Job job, ChosenTargets work) {
        this(job, work, false);
    }

    /** A run that, if it keeps going, starts other targets after a failure. */
    Run(Job job, ChosenTargets work, boolean keepGoing) {
        this.job = job;
        this.work = work;
        this.keepGoing = keepGoing;
        this.rollback = job.operation().equals("rollback");
    }

    /** The work for one target. */
    interface Action {
        RotationReport take(TargetDefinition target, Rotation rotation);
    }

    void run(List<TargetDefinition> targets, Action action) {
        List<Result> results =
                job.unfinished().finish(job.operation(), work.timing()::stop, () -> {}, () -> all(targets, action));
        Table.end(
                targets.stream().map(TargetDefinition::name).toList(),
                results.stream().map(Result::code).toList(),
                Exit::sentence);
    }

    private List<Result> all(List<TargetDefinition> targets, Action action) {
        Map<String, TargetDefinition> byName =
                targets.stream().collect(Collectors.toMap(TargetDefinition::name, Function.identity()));
        List<RotationReport> reports = fleet(targets)
                .run(
                        members(targets),
                        rotation -> {
                            started.add(rotation.target());
                            return action.take(Objects.requireNonNull(byName.get(rotation.target())), rotation);
                        },
                        good());
        // A signal interrupts waits; the interrupt must not disturb the output.
        Thread.interrupted();
        List<Result> results = IntStream.range(0, targets.size())
                .mapToObj(number -> result(targets.get(number), reports.get(number)))
                .toList();
        print(results);
        return results;
    }

    private RotationFleet fleet(List<TargetDefinition> targets) {
        RotationFleet fleet = RotationFleet.atOnce(work.file().atOnce());
        for (TargetDefinition target : targets) {
            fleet = fleet.perAccount(target.account().name(), target.account().atOnce());
        }
        return work.file().canary() ? fleet : fleet.withoutCanary();
    }

    private List<RotationFleet.Member> members(List<TargetDefinition> targets) {
        List<Rotation> rotations = work.rotations(targets);
        return IntStream.range(0, targets.size())
                .mapToObj(number ->
                        new RotationFleet.Member(targets.get(number).account().name(), rotations.get(number)))
                .toList();
    }

    private Set<Outcome> good() {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> keepGoing || Exit.isGood(outcome, rollback))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Outcome.class)));
    }

    private Result result(TargetDefinition target, RotationReport report) {
        Result result = started.contains(target.name())
                ? Result.of(target, report, rollback)
                : Result.called("not_started", target, report);
        return job.options().has("--fail-on-pending") ? result.failingOnPending() : result;
    }

    private void print(List<Result> results) {
        for (Result result : results) {
            for (String message : result.report().messages()) {
                String line = Printable.line(result.target().name() + ": " + message);
                if (result.code() == ExitCode.DONE) {
                    job.note(line);
                } else {
                    job.messages().fail("", line);
                }
            }
        }
        List<Fields> rows = results.stream().map(result -> result.fields(job)).toList();
        OutcomeReport.print(job, () -> Table.print(job, Result.COLUMNS, Result.SUMMARY, rows));
    }
}
