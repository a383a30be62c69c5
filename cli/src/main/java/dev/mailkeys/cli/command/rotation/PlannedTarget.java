package dev.mailkeys.cli.command.rotation;

import dev.mailkeys.cli.failure.ExitCode;
import dev.mailkeys.cli.rotationfile.TargetDefinition;
import dev.mailkeys.cli.text.Fields;
import dev.mailkeys.rotation.RotationPlan;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One target's plan.
 *
 * @param failure the exit code if the target could not be read
 */
record PlannedTarget(TargetDefinition target, RotationPlan plan, Optional<ExitCode> failure) {

    static PlannedTarget of(TargetDefinition target, RotationPlan plan) {
        return new PlannedTarget(target, plan, Optional.empty());
    }

    static PlannedTarget failed(TargetDefinition target, RuntimeException failure) {
        var plan = new RotationPlan(
                target.name(),
                target.account().provider().word(),
                target.strategy(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(String.valueOf(failure.getMessage())),
                List.of(),
                Optional.empty(),
                false,
                Optional.empty());
        return new PlannedTarget(target, plan, Optional.of(Exit.of(failure)));
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
        return dueIsSaid && plan.isDue() ? ExitCode.DUE : ExitCode.DONE;
    }

    Fields fields() {
        return new Fields()
                .with("target", name())
                .with("account", target.account().name())
                .with("provider", plan.provider())
                .with(
                        "strategy",
                        plan.strategy().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .with("due", plan.isDue())
                .with("dueAt", plan.dueAt())
                .with("keyId", plan.keyId())
                .with("keyName", plan.keyName())
                .with(
                        "calls",
                        plan.calls().stream()
                                .map(call -> new Fields()
                                        .with("what", call.what())
                                        .with("changes", call.changes())
                                        .with("requests", call.requests()))
                                .toList())
                .with("requests", plan.requests())
                .with("outage", plan.outage())
                .with("problems", plan.problems())
                .with("warnings", plan.warnings())
                .with("underWay", plan.underWay());
    }
}
