package dev.mailkeys.rotation.engine.record;

import java.time.Instant;
import java.util.Optional;

/**
 * One record of a journal.
 *
 * @param type what it says
 * @param at when it was written, by the writer's clock
 * @param attempt which attempt it belongs to; 0 where to none
 * @param detail what else it says
 */
public record JournalRecord(RecordType type, Instant at, int attempt, Detail detail) {

    /** What else it says, if it is of this type. */
    public <T extends Detail> Optional<T> as(Class<T> kind) {
        return Optional.of(detail).filter(kind::isInstance).map(kind::cast);
    }
}
