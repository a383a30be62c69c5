package dev.mailkeys.rotation;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a rotation would do now. Made by reads alone. Holds no secret.
 *
 * @param target the target's name
 * @param provider the provider's name
 * @param strategy how the key is rotated
 * @param keyId the key's id, where it was found
 * @param keyName its name, where it was found
 * @param calls each remote call and each wait, in order, where all goes well; empty where there are problems
 * @param outage when the token in the sinks does not work, where the strategy has such a time
 * @param problems what would make it fail, with what to do; nothing is begun while there is one
 * @param warnings what someone should look at
 * @param underWay where a rotation that is not finished stands: its journal's last record
 * @param isDue whether {@link Rotation#runIfDue} would do something now; false where there are problems
 * @param dueAt since when or from when the key is due, where that is known: only with {@link RotationOptions#rotateEvery}
 */
public record RotationPlan(
        String target,
        String provider,
        Strategy strategy,
        Optional<String> keyId,
        Optional<String> keyName,
        List<PlannedCall> calls,
        Optional<String> outage,
        List<String> problems,
        List<String> warnings,
        Optional<String> underWay,
        boolean isDue,
        Optional<Instant> dueAt) {

    /**
     * Copies the lists.
     *
     * @param target the target's name
     * @param provider the provider's name
     * @param strategy how the key is rotated
     * @param keyId the key's id
     * @param keyName its name
     * @param calls each remote call and each wait
     * @param outage when the token in the sinks does not work
     * @param problems what would make it fail
     * @param warnings what someone should look at
     * @param underWay where a rotation that is not finished stands
     * @param isDue whether it would do something now
     * @param dueAt since when or from when the key is due
     */
    public RotationPlan {
        Objects.requireNonNull(target, "target must not be null");
        Objects.requireNonNull(provider, "provider must not be null");
        Objects.requireNonNull(strategy, "strategy must not be null");
        Objects.requireNonNull(keyId, "keyId must not be null");
        Objects.requireNonNull(keyName, "keyName must not be null");
        Objects.requireNonNull(calls, "calls must not be null");
        Objects.requireNonNull(outage, "outage must not be null");
        Objects.requireNonNull(problems, "problems must not be null");
        Objects.requireNonNull(warnings, "warnings must not be null");
        Objects.requireNonNull(underWay, "underWay must not be null");
        Objects.requireNonNull(dueAt, "dueAt must not be null");
        calls = List.copyOf(calls);
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }

    /**
     * How many requests to the provider the rotation makes if no answer is lost, for any size of account. The list that
     * a run begins with is not among them.
     *
     * @return the number; 0 where there are no calls
     */
    public int requests() {
        return calls.stream().mapToInt(PlannedCall::requests).sum();
    }
}
