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

    /**
     * Sets the newest rotation's journal aside, readable or not, so that it counts no more. It is kept where a person finds
     * it. Durable when this returns.
     *
     * @param target the target's name
     * @return where it is kept, for people
     * @throws JournalException of kind {@code LOCKED} if another rotator holds the lease; of kind {@code FAILED} if there is
     *     none, it can't be moved, or this store can't do that
     */
    default String archive(String target) {
        throw new JournalException(JournalException.Kind.FAILED, "This store of journals can't set one aside.", null);
    }
}
