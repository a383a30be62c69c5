package dev.mailkeys.rotation;

import java.util.List;

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
     * @param rotation the rotation's id: lower-case letters and digits, never used before
     * @throws JournalException if it can't be begun
     */
    void begin(String rotation);

    /**
     * Appends a line, which is on stable storage when this method returns. The store takes it only if this lease's epoch
     * is still the highest and the sequence is the next.
     *
     * @param line the line; its epoch is this lease's
     * @throws JournalException of kind {@code STALE} if another lease has been taken since or the sequence is not the
     *     next: nothing was appended; of kind {@code FAILED} if it is not certain that the line will last: nothing more
     *     may be appended under this lease
     */
    void append(JournalLine line);

    /** Gives the lease back. Closing twice does nothing more. */
    @Override
    void close();
}
