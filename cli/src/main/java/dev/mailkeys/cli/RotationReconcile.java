package dev.mailkeys.cli;

import java.util.stream.Collectors;

/** {@code mailkeys reconcile}. */
final class RotationReconcile implements Command {

    @Override
    public void describe(Syntax syntax) {
        syntax.about(
                "Brings order where the journal is lost, as on a CI runner that starts empty each time: finds the key"
                        + " that the sinks hold, and retires what else there is of its family. It waits as long as a lost call may"
                        + " take to come. Nothing is deleted while the key in use can't be told; then a fresh successor is"
                        + " delivered first.");
        CommonOptions.yes(syntax);
        RotationVerbs.describeSteps(syntax);
        syntax.example("mailkeys reconcile --yes").example("mailkeys reconcile newsletter --yes --output json");
    }

    @Override
    public void run(Job job) {
        RotationWork work = RotationWork.of(job);
        String names = work.targets().stream().map(RotationTarget::name).collect(Collectors.joining(", "));
        Confirmation.require(job, "Reconciling " + names + ": keys that no sink holds are deleted in the end.");
        new RotationRun(job, work).run(work.targets(), (target, rotation) -> rotation.reconcile());
    }
}
