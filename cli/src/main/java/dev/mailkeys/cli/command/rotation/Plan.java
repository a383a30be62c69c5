package dev.mailkeys.cli.command.rotation;

import dev.mailkeys.cli.command.Command;
import dev.mailkeys.cli.command.Job;
import dev.mailkeys.cli.options.Syntax;
import dev.mailkeys.cli.output.TextOutput;
import dev.mailkeys.cli.rotationfile.TargetDefinition;
import dev.mailkeys.cli.terminal.Stdout;
import dev.mailkeys.cli.text.Fields;
import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.SinkException;
import java.util.List;
import java.util.stream.IntStream;

/** {@code mailkeys plan}, and what {@code rotate --dry-run} does: only reads, through read-only clients. */
final class Plan implements Command {

    private static final List<String> COLUMNS =
            List.of("target", "provider", "strategy", "due", "dueAt", "keyName", "underWay");

    @Override
    public void describe(Syntax syntax) {
        Guide.describe(syntax);
        RotationVerbs.describe(syntax);
        syntax.flag("--exit-code", "Exit with 13 if there is something to do.");
        syntax.example("mailkeys plan").example("mailkeys plan newsletter --exit-code --output json");
    }

    @Override
    public void run(Job job) {
        ChosenTargets work = ChosenTargets.readOnly(job);
        show(job, work, work.targets());
    }

    /** Shows the plans of targets. */
    static void show(Job job, ChosenTargets work, List<TargetDefinition> targets) {
        List<Rotation> rotations = work.rotations(targets);
        List<PlannedTarget> plans = IntStream.range(0, targets.size())
                .mapToObj(number -> plan(targets.get(number), rotations.get(number)))
                .toList();
        boolean exitCode = job.options().has("--exit-code");
        Table.report(
                job,
                !exitCode,
                () -> print(job, plans),
                plans.stream().map(PlannedTarget::name).toList(),
                plans.stream().map(plan -> plan.code(exitCode)).toList());
    }

    private static void print(Job job, List<PlannedTarget> plans) {
        if (job.output() instanceof TextOutput) {
            Table.summarize(job, COLUMNS, fields(plans));
            new Stdout(job.process()).write(PlanText.of(plans));
        } else {
            Table.print(job, COLUMNS, fields(plans));
        }
    }

    private static List<Fields> fields(List<PlannedTarget> plans) {
        return plans.stream().map(PlannedTarget::fields).toList();
    }

    private static PlannedTarget plan(TargetDefinition target, Rotation rotation) {
        try {
            return PlannedTarget.of(target, rotation.plan());
        } catch (MailkeysException | SinkException | JournalException failure) {
            return PlannedTarget.failed(target, failure);
        }
    }
}
