package dev.mailkeys.core.provider;

import java.time.Duration;

/** The time that one call may take with all its attempts and the waits between them, but without its waits for its turn. */
final class Deadline {

    private final Timing timing;
    private final long start;
    private Duration limit;

    Deadline(Timing timing, Duration limit) {
        this.timing = timing;
        this.start = timing.nanoTime();
        this.limit = limit;
    }

    /** Extends the time by the wait for the call's turn. */
    void grant(Duration waited) {
        limit = limit.plus(waited);
    }

    /** What is left; zero or less when it has passed. */
    Duration remaining() {
        return limit.minusNanos(timing.nanoTime() - start);
    }

    boolean leavesRoomFor(Duration delay) {
        return remaining().compareTo(delay) > 0;
    }
}
