package dev.mailkeys.rotation;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a target's newest rotation stands, as its journal says. Holds no secret.
 *
 * @param target the target's name
 * @param rotation the rotation's id
 * @param step the journal's last record
 * @param attempt the newest attempt
 * @param begun when it began
 * @param last when the last record was written
 * @param finished whether it is over
 * @param until what time it waits for, where it does
 */
public record RotationStatus(
        String target,
        String rotation,
        String step,
        int attempt,
        Instant begun,
        Instant last,
        boolean finished,
        Optional<Instant> until) {

    /**
     * Creates one. No argument may be null.
     *
     * @param target the target's name
     * @param rotation the rotation's id
     * @param step the journal's last record
     * @param attempt the newest attempt
     * @param begun when it began
     * @param last when the last record was written
     * @param finished whether it is over
     * @param until what time it waits for, where it does
     */
    public RotationStatus {
        Objects.requireNonNull(target, "target must not be null");
        Objects.requireNonNull(rotation, "rotation must not be null");
        Objects.requireNonNull(step, "step must not be null");
        Objects.requireNonNull(begun, "begun must not be null");
        Objects.requireNonNull(last, "last must not be null");
        Objects.requireNonNull(until, "until must not be null");
    }
}
