package dev.mailkeys.rotation;

import java.util.List;
import java.util.Objects;

/**
 * Where journals are kept: in files, or in a database. Holds, for each target, the journals of its rotations, of which
 * the newest counts.
 *
 * <p><b>A holder that dies</b> (its process was killed, its machine is gone) can't give its lease back. The store ends such
 * a lease by itself, without a person, and grants the next one under a higher epoch; its holder finds every line that was
 * appended. How the store notices, and how long that takes, differs; each store documents it. Files know at once, because the
 * lock goes with its process. A database knows by the connection, or by a time that a living holder renews.
 *
 * <p><b>A holder that was taken for dead</b> (it was stopped, or cut off) may come back. It appends nothing, begins nothing and
 * removes nothing any more: each is {@code STALE}, because its epoch is no longer the highest. The epoch keeps two
 * rotators apart, not the time. So it is safe to end a lease too early: it costs the first holder its run and nothing else.
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
     * The rotations whose journals are kept.
     *
     * @param target the target's name
     * @return their ids, the oldest first: the last is the newest, which counts; none that was set aside
     * @throws JournalException of kind {@code FAILED} if they can't be listed, or this store can't do that
     */
    default List<String> rotations(String target) {
        Objects.requireNonNull(target, "target must not be null");
        throw new JournalException(JournalException.Kind.FAILED, "This store of journals can't list them.", null);
    }

    /**
     * One rotation's journal, read without the lease.
     *
     * @param target the target's name
     * @param rotation the rotation's id
     * @return its lines in sequence, as far as they are whole; empty if there is none
     * @throws JournalException if it can't be read, or this store keeps only the newest
     */
    default List<JournalLine> read(String target, String rotation) {
        Objects.requireNonNull(target, "target must not be null");
        Objects.requireNonNull(rotation, "rotation must not be null");
        throw new JournalException(JournalException.Kind.FAILED, "This store of journals shows only the newest.", null);
    }

    /**
     * Tries whether a journal could be kept, as far as that leaves everything as it was.
     *
     * @param target the target's name
     * @throws JournalException if it could not; the message says what to do
     */
    default void check(String target) {
        Objects.requireNonNull(target, "target must not be null");
    }

    /**
     * Sets the newest rotation's journal aside, readable or not, so that it no longer counts. It is kept where a person finds
     * it. Durable when this returns.
     *
     * @param target the target's name
     * @return where it is kept, for people
     * @throws JournalException of kind {@code LOCKED} if another rotator holds the lease; of kind {@code FAILED} if there is
     *     none, it can't be moved, or this store can't do that
     */
    default String archive(String target) {
        Objects.requireNonNull(target, "target must not be null");
        throw new JournalException(JournalException.Kind.FAILED, "This store of journals can't set one aside.", null);
    }
}
