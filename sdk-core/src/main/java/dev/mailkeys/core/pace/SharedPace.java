package dev.mailkeys.core.pace;

/**
 * Where processes that call with one account keep when its last calls went out, so that together they stay within what the
 * account may send. It keeps one short text for each account, and lets one process at a time change it: a file with a lock, or a
 * row of a database. What the text says is the client's matter.
 *
 * <p>A client asks before each attempt, and waits by itself until its turn, no longer than its calls' {@code turnTimeout}. A place
 * that was taken counts, even if its process ends before its turn, or comes to its turn too late and takes another. Unless the
 * place has {@linkplain PaceChange#apply(String, java.time.Instant) a clock of its own}, the clients go by the clock of their
 * machines: machines that share a pace need clocks that agree within a second.
 *
 * <p>Safe for use by several threads. Its {@code toString()} is part of the settings' and holds no secret.
 */
@FunctionalInterface
public interface SharedPace {

    /**
     * Changes an account's text while nobody else can, in this process or another; or changes it only if nobody else has
     * meanwhile, and asks for another change of the newer text. A lock must end with the process that holds it, and nobody may
     * wait for it without a bound. A process that dies meanwhile must leave the old text or the new one, whole.
     *
     * @param account the account
     * @param change makes the new text of the present one
     * @return whether the new text is kept. Where it can't be, the client keeps to the pace of its own calls alone and the call goes
     *     on; say why by means of your own
     * @throws PaceUnavailableException if nothing may be sent, because others count on it that the calls are counted here
     * @throws InterruptedException if the thread is interrupted while it waits for others; nothing is sent, and at most a place
     *     is counted that nobody uses
     */
    boolean update(PacedAccount account, PaceChange change) throws InterruptedException;
}
