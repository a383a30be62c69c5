package dev.mailkeys.rotation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What came of a rotation. Holds no secret.
 *
 * @param target the target's name
 * @param outcome how it ended, or where it waits
 * @param rotation the rotation's id; empty where none was begun
 * @param keyId the id of the key that the sinks hold now, where it is known
 * @param keyName that key's name, where it is known
 * @param messages what happened and what to do, for people; every problem where it was refused
 * @param next what to do now; the messages say the same in words
 * @param cause the failure that ended it, where one did
 */
public record RotationReport(
        String target,
        Outcome outcome,
        Optional<String> rotation,
        Optional<String> keyId,
        Optional<String> keyName,
        List<String> messages,
        NextStep next,
        Optional<RuntimeException> cause) {

    /**
     * Copies the list.
     *
     * @param target the target's name
     * @param outcome how it ended, or where it waits
     * @param rotation the rotation's id
     * @param keyId the id of the key that the sinks hold now
     * @param keyName that key's name
     * @param messages what happened and what to do
     * @param next what to do now
     * @param cause the failure that ended it
     */
    public RotationReport {
        Objects.requireNonNull(target, "target must not be null");
        Objects.requireNonNull(outcome, "outcome must not be null");
        Objects.requireNonNull(rotation, "rotation must not be null");
        Objects.requireNonNull(keyId, "keyId must not be null");
        Objects.requireNonNull(keyName, "keyName must not be null");
        Objects.requireNonNull(messages, "messages must not be null");
        Objects.requireNonNull(next, "next must not be null");
        Objects.requireNonNull(cause, "cause must not be null");
        messages = List.copyOf(messages);
    }

    /**
     * When a later run can go on.
     *
     * @return the time; empty where it waits for none
     */
    public Optional<Instant> until() {
        return next.after();
    }

    /** The same, with one message more. */
    RotationReport mentioning(String more) {
        var all = new ArrayList<>(messages);
        all.add(more);
        return new RotationReport(target, outcome, rotation, keyId, keyName, all, next, cause);
    }
}
