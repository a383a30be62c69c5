package dev.mailkeys.rotation;

import java.util.List;

/**
 * Where journals are kept: in files, or in a database. Holds, for each target, the journals of its rotations, of which
 * the newest counts.
 */
public interface JournalStore {

    /**
     * Takes the one lease on a target, under an epoch higher than any before.
     *
     * @param target the target's name
     * @return the lease, which must be closed
     * @throws JournalException of kind {@code LOCKED} if another rotator holds it
     */
    JournalLease lease(String target);

    /**
     * The newest rotation's journal, read without the lease.
     *
     * @param target the target's name
     * @return its lines in sequence, as far as they are whole; empty if there is none
     * @throws JournalException if it can't be read
     */
    List<JournalLine> read(String target);

    /**
     * Tries whether a journal could be kept, as far as that leaves everything as it was.
     *
     * @param target the target's name
     * @throws JournalException if it could not; the message says what to do
     */
    default void check(String target) {}
}
