package dev.mailkeys.core.provider;

import dev.mailkeys.core.RateLimit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Keeps a client from sending more requests than its account may, in as many windows of time as there are limits. It
 * remembers when the last ones went out: a short burst goes through at once, and a request too many waits until the oldest
 * has left the window.
 */
final class Pace {

    private final Timing timing;
    private final List<Window> windows;
    private final ReentrantLock lock = new ReentrantLock();

    Pace(Timing timing, List<RateLimit> limits) {
        this.timing = timing;
        this.windows = limits.stream().map(Window::new).toList();
    }

    /**
     * Takes the next place, and waits until it is due.
     *
     * @param most the longest wait
     * @param waits is told how long the wait is, if there is one
     * @return empty if a place was taken; else, with nothing taken, the limit that holds it back for longer than {@code most}
     */
    Optional<RateLimit> await(Duration most, Consumer<Duration> waits) throws InterruptedException {
        long now = timing.nanoTime();
        long due = now;
        lock.lock();
        try {
            for (Window window : windows) {
                due = Math.max(due, window.next(now));
                if (due - now > most.toNanos()) {
                    return Optional.of(window.limit);
                }
            }
            for (Window window : windows) {
                window.take(due);
            }
        } finally {
            lock.unlock();
        }
        if (due > now) {
            Duration wait = Duration.ofNanos(due - now);
            waits.accept(wait);
            timing.sleep(wait);
        }
        return Optional.empty();
    }

    /** One limit, and when its last requests went out. */
    private static final class Window {

        private final RateLimit limit;
        private final long nanos;
        private final long[] sent;
        private long count;

        /** A little longer than the limit says, because two requests may travel at different speeds. */
        Window(RateLimit limit) {
            this.limit = limit;
            long length = limit.window().toNanos();
            this.nanos = length + Math.min(length / 10, Duration.ofSeconds(1).toNanos());
            this.sent = new long[limit.calls()];
        }

        /** When the next place is due. */
        long next(long now) {
            return count < sent.length ? now : sent[oldest()] + Math.max(nanos, now - sent[oldest()]);
        }

        void take(long due) {
            sent[oldest()] = due;
            count++;
        }

        private int oldest() {
            return (int) (count % sent.length);
        }
    }
}
