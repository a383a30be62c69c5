package dev.mailkeys.rotation;

import dev.mailkeys.rotation.engine.record.Journal;
import dev.mailkeys.rotation.engine.record.Progress;
import java.time.Instant;
import java.util.List;
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
     * Reads in the journal where a target's newest rotation stands. Makes no call, and needs no credential.
     *
     * @param journals where the target's journals are
     * @param target the target's name
     * @return the status; empty if this target was never rotated here
     * @throws JournalException if the journal can't be read
     */
    public static Optional<RotationStatus> newest(JournalStore journals, String target) {
        return of(target, journals.read(target));
    }

    /**
     * Reads in its journal where a rotation stands, or how it ended. Makes no call, and needs no credential.
     *
     * @param journals where the target's journals are
     * @param target the target's name
     * @param rotation the rotation's id
     * @return the status; empty if there is no such journal
     * @throws JournalException if the journal can't be read
     */
    public static Optional<RotationStatus> of(JournalStore journals, String target, String rotation) {
        return of(target, journals.read(target, rotation));
    }

    private static Optional<RotationStatus> of(String target, List<JournalLine> lines) {
        Progress journal = Progress.of(Journal.read(lines));
        return journal.isEmpty() ? Optional.empty() : Optional.of(journal.status(target));
    }
}
