package dev.mailkeys.cli;

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

/** Takes the steps of several targets side by side, prints what came of each, and ends with the worst of it. */
final class RotationRun {

    private final Job job;
    private final RotationWork work;
    private final boolean rollback;
    private final Set<String> started = ConcurrentHashMap.newKeySet();
    private final Set<String> notDue = ConcurrentHashMap.newKeySet();

    RotationRun(Job job, RotationWork work) {
        this.job = job;
        this.work = work;
        this.rollback = job.operation().equals("rollback");
    }

    /** What is done with one target. */
    interface Action {
        RotationReport take(RotationTarget target, Rotation rotation);
    }

    /** Notes that there was nothing to do, which is a good end. */
    void skip(RotationTarget target) {
        notDue.add(target.name());
    }

    void run(List<RotationTarget> targets, Action action) {
        List<RotationResult> results =
                job.unfinished().finish(job.operation(), work.timing()::stop, () -> {}, () -> all(targets, action));
        RotationTable.end(
                targets.stream().map(RotationTarget::name).toList(),
                results.stream().map(RotationResult::code).toList());
    }

    private List<RotationResult> all(List<RotationTarget> targets, Action action) {
        Map<String, RotationTarget> byName =
                targets.stream().collect(Collectors.toMap(RotationTarget::name, Function.identity()));
        List<RotationReport> reports = fleet(targets)
                .run(
                        targets.stream().map(this::member).toList(),
                        rotation -> {
                            started.add(rotation.target());
                            return action.take(Objects.requireNonNull(byName.get(rotation.target())), rotation);
                        },
                        good());
        // A signal ends waits by an interrupt, which must not disturb what is printed now.
        Thread.interrupted();
        List<RotationResult> results = IntStream.range(0, targets.size())
                .mapToObj(number -> result(targets.get(number), reports.get(number)))
                .toList();
        print(results);
        return results;
    }

    private RotationFleet fleet(List<RotationTarget> targets) {
        RotationFleet fleet = RotationFleet.atOnce(work.file().atOnce());
        for (RotationTarget target : targets) {
            fleet = fleet.perAccount(target.account().name(), target.account().atOnce());
        }
        return work.file().canary() ? fleet : fleet.withoutCanary();
    }

    private RotationFleet.Member member(RotationTarget target) {
        return new RotationFleet.Member(target.account().name(), work.rotation(target));
    }

    private Set<Outcome> good() {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> RotationExit.isGood(outcome, rollback))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Outcome.class)));
    }

    private RotationResult result(RotationTarget target, RotationReport report) {
        if (notDue.contains(target.name())) {
            return RotationResult.called("not_due", target, report);
        }
        RotationResult result = started.contains(target.name())
                ? RotationResult.of(target, report, rollback)
                : RotationResult.called("not_started", target, report);
        return job.options().has("--fail-on-pending") ? result.failingOnPending() : result;
    }

    private void print(List<RotationResult> results) {
        for (RotationResult result : results) {
            for (String message : result.report().messages()) {
                String line = Printable.line(result.target().name() + ": " + message);
                if (result.code() == ExitCode.DONE) {
                    job.note(line);
                } else {
                    job.messages().say(line);
                }
            }
        }
        List<Fields> rows = results.stream().map(RotationResult::fields).toList();
        OutcomeReport.print(job, () -> RotationTable.print(job, RotationResult.COLUMNS, RotationResult.SUMMARY, rows));
    }
}
