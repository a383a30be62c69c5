package dev.mailkeys.fleet.database;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a node found and did at its last look at a target. Holds no secret.
 *
 * @param looked when it ended
 * @param node who looked
 * @param outcome in a word: {@code done}, {@code not_due}, {@code pending} …
 * @param messages what happened, for people
 * @param nextStep what a person can do; empty if there is nothing to do
 * @param rotation the rotation that it was about
 * @param until what time it waits for, or when the key is due
 * @param born when the key in the sinks was created, if known
 * @param failures how many looks in a row did not end well
 */
public record StoredLook(
        String target,
        Instant looked,
        String node,
        String outcome,
        List<String> messages,
        String nextStep,
        Optional<String> rotation,
        Optional<Instant> until,
        Optional<Instant> born,
        int failures) {

    public StoredLook {
        messages = List.copyOf(messages);
    }
}
