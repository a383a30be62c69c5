package dev.mailkeys.cli;

import dev.mailkeys.rotation.RotationPlan;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is planned for one target.
 *
 * @param due whether and when it is due
 * @param failure what a failure to look amounts to
 */
record RotationPlanned(RotationTarget target, RotationPlan plan, RotationDue due, Optional<ExitCode> failure) {

    static RotationPlanned of(RotationTarget target, RotationPlan plan, RotationDue due) {
        return new RotationPlanned(target, plan, due, Optional.empty());
    }

    static RotationPlanned failed(RotationTarget target, RuntimeException failure) {
        var plan = new RotationPlan(
                target.name(),
                target.account().provider().word,
                target.strategy(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(String.valueOf(failure.getMessage())),
                List.of(),
                Optional.empty());
        var due = new RotationDue(false, Optional.empty());
        return new RotationPlanned(target, plan, due, Optional.of(RotationExit.of(failure)));
    }

    String name() {
        return target.name();
    }

    ExitCode code(boolean dueIsSaid) {
        if (failure.isPresent()) {
            return failure.get();
        }
        if (!plan.problems().isEmpty()) {
            return ExitCode.REFUSED;
        }
        return dueIsSaid && due.isDue() ? ExitCode.DUE : ExitCode.DONE;
    }

    Fields fields() {
        return new Fields()
                .with("target", name())
                .with("account", target.account().name())
                .with("provider", plan.provider())
                .with(
                        "strategy",
                        plan.strategy().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .with("due", due.isDue())
                .with("dueAt", due.at())
                .with("keyId", plan.keyId())
                .with("keyName", plan.keyName())
                .with(
                        "calls",
                        plan.calls().stream()
                                .map(call ->
                                        new Fields().with("what", call.what()).with("changes", call.changes()))
                                .toList())
                .with("outage", plan.outage())
                .with("problems", plan.problems())
                .with("warnings", plan.warnings())
                .with("underWay", plan.underWay());
    }
}
