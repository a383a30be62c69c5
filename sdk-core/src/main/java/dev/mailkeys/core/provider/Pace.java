package dev.mailkeys.core.provider;

import dev.mailkeys.core.RateLimit;
import dev.mailkeys.core.pace.PaceUnavailableException;
import dev.mailkeys.core.turn.NextTurn;
import dev.mailkeys.core.turn.RecentCalls;
import dev.mailkeys.core.turn.SharedTurns;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Keeps a client from sending more requests than its account may, in one window of time for each limit. If other
 * processes share the account, their calls count too. The client's own calls are always counted, by a clock that can't
 * be set.
 */
final class Pace {

    private static final int MOST_TRIES = 10;

    private final Timing timing;
    private final Optional<SharedTurns> shared;
    private final RecentCalls own;
    private final ReentrantLock lock = new ReentrantLock();

    Pace(Timing timing, List<RateLimit> limits, Optional<SharedTurns> shared) {
        this.timing = timing;
        this.own = new RecentCalls(limits);
        this.shared = limits.isEmpty() ? Optional.empty() : shared;
    }

    /**
     * Takes the next place, and waits until it is due. If it comes too late to a shared place, because the answer was
     * slow or the process was stopped, it takes another: the others rely on nothing being sent then.
     *
     * @param most the longest wait; none if it is negative
     * @param waits is told how long the wait is, if there is one
     * @return empty if a place was taken; else, with nothing taken, the limit that holds it back for longer than {@code most}
     * @throws PaceUnavailableException if nobody can say when the next place is due
     */
    Optional<RateLimit> await(Duration most, Consumer<Duration> waits) throws InterruptedException {
        long begun = timing.nanoTime();
        for (int tried = 0; tried < MOST_TRIES; tried++) {
            long asked = timing.nanoTime();
            long longest = Math.max(0, most.toNanos() - (asked - begun));
            NextTurn due = take(longest);
            if (due.nanos() > longest) {
                return due.limit();
            }
            waitUntil(due, waits);
            if (!isMissed(timing.nanoTime() - asked - due.nanos())) {
                return Optional.empty();
            }
        }
        throw new PaceUnavailableException(
                "its turn came " + MOST_TRIES
                        + " times and was over before it could be used: this machine, or the place"
                        + " where its account's calls are counted, is too slow",
                null);
    }

    private NextTurn take(long longest) throws InterruptedException {
        NextTurn due = shared.isPresent() ? shared.get().take(longest) : NextTurn.NOW;
        return due.nanos() <= longest ? own(due, longest) : due;
    }

    private void waitUntil(NextTurn due, Consumer<Duration> waits) throws InterruptedException {
        if (due.nanos() > 0) {
            Duration wait = Duration.ofNanos(due.nanos());
            waits.accept(wait);
            timing.sleep(wait);
        }
    }

    private boolean isMissed(long late) {
        return shared.isPresent() && late > shared.get().slack();
    }

    /** Takes a place among this client's own calls too, no earlier than the shared one. */
    private NextTurn own(NextTurn earliest, long longest) {
        lock.lock();
        try {
            long now = timing.nanoTime();
            NextTurn due = own.next(now).or(earliest);
            if (due.nanos() <= longest) {
                own.take(now + due.nanos());
            }
            return due;
        } finally {
            lock.unlock();
        }
    }
}
