package dev.mailkeys.rotation.engine.preflight;

import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.engine.record.Progress;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.engine.work.RotationRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a key is due: when it is as old as it may become, counted from its creation or from the end of the last rotation
 * that the journal knows of, whichever is later.
 *
 * @param isDue whether a rotation would do something now; a key that can't be rotated is refused, not due
 * @param at when it became or becomes due, if an age is set and the key's age is known
 */
public record Due(boolean isDue, Optional<Instant> at) {

    public static Due of(RotationRequest request, Preflight preflight, Progress journal, Instant now) {
        Optional<Duration> every = request.options().rotateEvery();
        if (journal.isOpen() || !preflight.problems().isEmpty() || every.isEmpty()) {
            return new Due(journal.isOpen() || preflight.problems().isEmpty(), Optional.empty());
        }
        // A key of unknown age is due: never rotating it would be worse.
        Optional<Instant> at = Stream.of(preflight.key().flatMap(ManagedKey::created), rotated(journal))
                .flatMap(Optional::stream)
                .max(Instant::compareTo)
                .map(since -> since.plus(every.get()));
        return new Due(at.filter(now::isBefore).isEmpty(), at);
    }

    /** A reconciliation that found the key in place made no token, so the key's age stays. */
    private static Optional<Instant> rotated(Progress journal) {
        boolean renewed = !journal.isEmpty() && journal.last().type() == RecordType.DONE && journal.attempt() > 0;
        return renewed ? Optional.of(journal.last().at()) : Optional.empty();
    }

    /** Whether there is nothing to do yet. False if the target is refused. */
    public boolean waits() {
        return !isDue && at.isPresent();
    }
}
