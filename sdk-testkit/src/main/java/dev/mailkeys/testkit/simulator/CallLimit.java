package dev.mailkeys.testkit.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** So many calls in any minute, and then a lock-out that nothing shortens. Guarded by the provider's lock. */
public final class CallLimit {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Duration LOCKOUT = Duration.ofMinutes(5);

    private final Deque<Instant> management = new ArrayDeque<>();
    private final Deque<Instant> sending = new ArrayDeque<>();
    private Instant lockedUntil = Instant.MIN;

    public void countManagement(Instant now) {
        count(management, 240, now);
    }

    public void countSending(Instant now) {
        count(sending, 600, now);
    }

    public boolean isLocked(Instant now) {
        return now.isBefore(lockedUntil);
    }

    /** Whole seconds until the lock-out ends, rounded up, so that waiting that long is enough. */
    public long secondsLeft(Instant now) {
        return Duration.between(now, lockedUntil).plusMillis(999).toSeconds();
    }

    private void count(Deque<Instant> calls, int most, Instant now) {
        if (isLocked(now)) {
            return;
        }
        while (!calls.isEmpty() && !now.isBefore(calls.peekFirst().plus(WINDOW))) {
            calls.removeFirst();
        }
        calls.addLast(now);
        if (calls.size() > most) {
            lockedUntil = now.plus(LOCKOUT);
        }
    }
}
