package dev.mailkeys.core.provider;

import java.time.Duration;

/** The time that one call may take with all its attempts and waits. */
final class Deadline {

    private final Timing timing;
    private final long start;
    private final Duration limit;

    Deadline(Timing timing, Duration limit) {
        this.timing = timing;
        this.start = timing.nanoTime();
        this.limit = limit;
    }

    /** What is left; zero or less when it has passed. */
    Duration remaining() {
        return limit.minusNanos(timing.nanoTime() - start);
    }

    boolean leavesRoomFor(Duration delay) {
        return remaining().compareTo(delay) > 0;
    }
}
