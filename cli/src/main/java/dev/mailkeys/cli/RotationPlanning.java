package dev.mailkeys.cli;

import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.RotationPlan;
import dev.mailkeys.rotation.SinkException;
import java.util.List;

/** {@code mailkeys plan}, and what {@code rotate --dry-run} does: reads alone, over clients that can send nothing else. */
final class RotationPlanning implements Command {

    private static final List<String> COLUMNS =
            List.of("target", "provider", "strategy", "due", "dueAt", "keyName", "underWay");

    @Override
    public void describe(Syntax syntax) {
        RotationGuide.describe(syntax);
        RotationVerbs.describe(syntax);
        syntax.flag("--exit-code", "End with 13 if there is something to do.");
        syntax.example("mailkeys plan").example("mailkeys plan newsletter --exit-code --output json");
    }

    @Override
    public void run(Job job) {
        RotationWork work = RotationWork.readOnly(job);
        show(job, work, work.targets(), false);
    }

    /**
     * Shows what would be done with targets.
     *
     * @param always whether it is done to those that are not due, too
     */
    static void show(Job job, RotationWork work, List<RotationTarget> targets, boolean always) {
        List<RotationPlanned> plans =
                targets.stream().map(target -> plan(work, target, always)).toList();
        boolean exitCode = job.options().has("--exit-code");
        RotationTable.report(
                job,
                !exitCode,
                () -> print(job, plans),
                plans.stream().map(RotationPlanned::name).toList(),
                plans.stream().map(plan -> plan.code(exitCode)).toList());
    }

    private static void print(Job job, List<RotationPlanned> plans) {
        if (job.output() instanceof TextOutput) {
            RotationTable.summarize(job, COLUMNS, fields(plans));
            new Stdout(job.surroundings()).write(RotationPlanText.of(plans));
        } else {
            RotationTable.print(job, COLUMNS, fields(plans));
        }
    }

    private static List<Fields> fields(List<RotationPlanned> plans) {
        return plans.stream().map(RotationPlanned::fields).toList();
    }

    private static RotationPlanned plan(RotationWork work, RotationTarget target, boolean always) {
        try {
            Rotation rotation = work.rotation(target);
            RotationPlan plan = rotation.plan();
            RotationDue due = always
                    ? RotationDue.now(plan)
                    : RotationDue.of(
                            target,
                            plan,
                            rotation.status(),
                            work.account(target),
                            work.timing().now());
            return RotationPlanned.of(target, plan, due);
        } catch (MailkeysException | SinkException | JournalException failure) {
            return RotationPlanned.failed(target, failure);
        }
    }
}
