package dev.mailkeys.core.provider;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Lets an attempt go out when both the concurrency bound and the pace of its client allow it. */
final class Admission {

    private final @Nullable Semaphore places;
    private final Pace pace;

    /** A bound of so many at once; 0 for none. */
    Admission(int maxConcurrent, Pace pace) {
        this.places = maxConcurrent == 0 ? null : new Semaphore(maxConcurrent, true);
        this.pace = pace;
    }

    /**
     * Waits until the attempt may go out. Every {@code true} is followed by one {@link #leave()}.
     *
     * @return whether it may; {@code false} if that can't be within the deadline
     */
    boolean enter(Deadline deadline) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        long nanos = deadline.remaining().toNanos();
        if (nanos <= 0 || places != null && !places.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
            return false;
        }
        boolean admitted = false;
        try {
            admitted = pace.await(deadline);
            return admitted;
        } finally {
            if (!admitted) {
                leave();
            }
        }
    }

    void leave() {
        if (places != null) {
            places.release();
        }
    }
}
