package dev.mailkeys.core.provider;

import dev.mailkeys.core.RateLimit;
import dev.mailkeys.core.turn.Due;
import dev.mailkeys.core.turn.RecentCalls;
import dev.mailkeys.core.turn.SharedTurns;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Keeps a client from sending more requests than its account may, in as many windows of time as there are limits. Where other
 * processes share the account, they decide about its turn too; its own calls are counted in any case, by a clock that nobody sets.
 */
final class Pace {

    private final Timing timing;
    private final Optional<SharedTurns> shared;
    private final RecentCalls own;
    private final ReentrantLock lock = new ReentrantLock();

    Pace(Timing timing, List<RateLimit> limits) {
        this(timing, limits, Optional.empty());
    }

    Pace(Timing timing, List<RateLimit> limits, Optional<SharedTurns> shared) {
        this.timing = timing;
        this.own = new RecentCalls(limits);
        this.shared = limits.isEmpty() ? Optional.empty() : shared;
    }

    /**
     * Takes the next place, and waits until it is due.
     *
     * @param most the longest wait; none if it is negative
     * @param waits is told how long the wait is, if there is one
     * @return empty if a place was taken; else, with nothing taken, the limit that holds it back for longer than {@code most}
     */
    Optional<RateLimit> await(Duration most, Consumer<Duration> waits) throws InterruptedException {
        long longest = Math.max(0, most.toNanos());
        Due due = shared.isPresent() ? shared.get().take(longest) : Due.NOW;
        if (due.nanos() <= longest) {
            due = own(due, longest);
        }
        if (due.nanos() > longest) {
            return due.limit();
        }
        if (due.nanos() > 0) {
            Duration wait = Duration.ofNanos(due.nanos());
            waits.accept(wait);
            timing.sleep(wait);
        }
        return Optional.empty();
    }

    /** Takes the place among this client's own calls too, no earlier than it is due elsewhere. */
    private Due own(Due earliest, long longest) {
        lock.lock();
        try {
            long now = timing.nanoTime();
            Due due = own.next(now).or(earliest);
            if (due.nanos() <= longest) {
                own.take(now + due.nanos());
            }
            return due;
        } finally {
            lock.unlock();
        }
    }
}
