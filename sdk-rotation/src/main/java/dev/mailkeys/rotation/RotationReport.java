package dev.mailkeys.rotation;

import java.time.Instant;
import java.util.List;
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
 * @param until when a later run can go on, where it waits for a time
 * @param cause the failure that ended it, where one did
 */
public record RotationReport(
        String target,
        Outcome outcome,
        Optional<String> rotation,
        Optional<String> keyId,
        Optional<String> keyName,
        List<String> messages,
        Optional<Instant> until,
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
     * @param until when a later run can go on
     * @param cause the failure that ended it
     */
    public RotationReport {
        messages = List.copyOf(messages);
    }

    static RotationReport refused(String target, List<String> problems) {
        return new RotationReport(
                target,
                Outcome.REFUSED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                problems,
                Optional.empty(),
                Optional.empty());
    }
}
