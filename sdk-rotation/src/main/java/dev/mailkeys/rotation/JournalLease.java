package dev.mailkeys.rotation;

import java.util.List;
import java.util.Objects;

/**
 * The right to rotate one target. While it is held nobody else can append to the target's journals; once it is lost, this
 * one can't.
 */
public interface JournalLease extends AutoCloseable {

    /**
     * The epoch of this lease.
     *
     * @return a number that is higher than that of every lease on this target before
     */
    long epoch();

    /**
     * The newest rotation's journal as it stands.
     *
     * @return its lines in sequence; empty if there is none, and after {@link #begin}
     */
    List<JournalLine> lines();

    /**
     * Begins the journal of another rotation, which is now the newest.
     *
     * @param rotation the rotation's id: 1 to 64 lower-case letters and digits, never used before for this target
     * @throws JournalException of kind {@code STALE} if another lease has been taken since; of kind {@code FAILED} if the
     *     id was used before or it is not certain that the journal will last: nothing more may be appended under this lease
     * @throws IllegalArgumentException if the id has another form
     */
    void begin(String rotation);

    /**
     * Appends a line, which is on stable storage when this method returns. The store takes it only if this lease's epoch
     * is still the highest and the sequence is the next. Interrupting the thread does not keep it from being stored.
     *
     * <p>The holder of a higher epoch reads every line that was appended without an exception. So what a line announces
     * may be done only after this method has returned.
     *
     * @param line the line; its epoch is this lease's
     * @throws JournalException of kind {@code STALE} if another lease has been taken since, the sequence is not the next
     *     or no journal has begun: the line counts for nothing; of kind {@code FAILED} if it is not certain that the line will last: nothing more
     *     may be appended under this lease
     */
    void append(JournalLine line);

    /**
     * Removes the journal of an earlier rotation. Nothing is removed where there is none. A removal that fails does not end
     * the lease.
     *
     * @param rotation the rotation's id; not the newest
     * @throws IllegalArgumentException if it is the newest
     * @throws JournalException of kind {@code STALE} if another lease has been taken since; of kind {@code FAILED} if it
     *     can't be removed, or this store can't do that
     */
    default void remove(String rotation) {
        Objects.requireNonNull(rotation, "rotation must not be null");
        throw new JournalException(JournalException.Kind.FAILED, "This store of journals can't remove one.", null);
    }

    /**
     * Says that its holder lives. A rotation calls this while it waits, so that a store whose leases end by a time puts that
     * time off; others have nothing to do. Never called by a thread of its own: a rotation that hangs must not keep its lease.
     *
     * @throws JournalException of kind {@code STALE} if the store knows that another lease has been taken since. A store
     *     that can't be reached throws nothing: the next append tells
     */
    default void renew() {}

    /** Gives the lease back. Closing twice does nothing more. */
    @Override
    void close();
}
