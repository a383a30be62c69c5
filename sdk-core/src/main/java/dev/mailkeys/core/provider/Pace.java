package dev.mailkeys.core.provider;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps a client from sending more requests in any minute than its account may. It remembers when the last ones went
 * out: a short burst goes through at once, and a request too many waits until the oldest is a minute old.
 */
final class Pace {

    /** A second more than a minute, because two requests may travel at different speeds. */
    private static final long WINDOW_NANOS = Duration.ofSeconds(61).toNanos();

    private final Timing timing;
    private final long[] sent;
    private final ReentrantLock lock = new ReentrantLock();
    private long count;

    /** A pace of so many a minute; 0 for no limit. */
    Pace(Timing timing, int perMinute) {
        this.timing = timing;
        this.sent = new long[perMinute];
    }

    /**
     * Takes the next place, and waits until it is due.
     *
     * @return whether a place was taken; {@code false}, with nothing taken, if it is not due within the deadline
     */
    boolean await(Deadline deadline) throws InterruptedException {
        if (sent.length == 0) {
            return true;
        }
        Duration delay = take(deadline);
        if (delay.isNegative()) {
            return false;
        }
        if (!delay.isZero()) {
            timing.sleep(delay);
        }
        return true;
    }

    /** How long until the place that was taken is due; negative if none was taken. */
    private Duration take(Deadline deadline) {
        lock.lock();
        try {
            int oldest = (int) (count % sent.length);
            long now = timing.nanoTime();
            long due = count < sent.length ? now : Math.max(now - sent[oldest], WINDOW_NANOS) + sent[oldest];
            Duration delay = Duration.ofNanos(due - now);
            if (!deadline.leavesRoomFor(delay)) {
                return Duration.ofNanos(-1);
            }
            sent[oldest] = due;
            count++;
            return delay;
        } finally {
            lock.unlock();
        }
    }
}
