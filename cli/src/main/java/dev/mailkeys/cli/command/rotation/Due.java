package dev.mailkeys.cli.command.rotation;

import dev.mailkeys.cli.rotationfile.TargetDefinition;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.rotation.RotationPlan;
import dev.mailkeys.rotation.RotationStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a target is due: always, where it has no {@code rotate-every}; else when its key is that old, counted from its
 * creation or from the end of the last rotation that the journal knows of, whichever is later.
 *
 * @param isDue whether a rotation would do something now
 * @param at when it is due, where that is known
 */
record Due(boolean isDue, Optional<Instant> at) {

    /** Due whatever its age; but what can't be rotated is not due, it is refused. */
    static Due now(RotationPlan plan) {
        return new Due(plan.problems().isEmpty(), Optional.empty());
    }

    static Due of(
            TargetDefinition target,
            RotationPlan plan,
            Optional<RotationStatus> last,
            ProviderAdapter account,
            Instant now) {
        if (target.rotateEvery().isEmpty()
                || plan.underWay().isPresent()
                || !plan.problems().isEmpty()) {
            return now(plan);
        }
        Optional<Instant> created = plan.keyId().flatMap(account::find).flatMap(ManagedKey::created);
        // A reconciliation that found the key in place has made no token: the key is as old as it was.
        Optional<Instant> rotated = last.filter(status -> status.step().equals("DONE") && status.attempt() > 0)
                .map(RotationStatus::last);
        // A key whose age nobody knows is due: not to rotate it for ever would be worse.
        Optional<Instant> at = Stream.of(created, rotated)
                .flatMap(Optional::stream)
                .max(Instant::compareTo)
                .map(since -> since.plus(target.rotateEvery().get()));
        return new Due(at.map(moment -> !moment.isAfter(now)).orElse(true), at);
    }
}
