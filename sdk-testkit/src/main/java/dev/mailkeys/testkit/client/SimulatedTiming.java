package dev.mailkeys.testkit.client;

import dev.mailkeys.core.provider.Timing;
import dev.mailkeys.testkit.SimulatedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * The timing of a client whose waits take no time: they advance a clock. A test of {@code Retry-After: 2} is over at once,
 * and sees on the clock that two seconds were waited.
 *
 * <p>Time limits of the network (connecting, an attempt) stay real. Safe for use by several threads.
 */
public final class SimulatedTiming implements Timing {

    private final SimulatedClock clock;
    private final Instant start;

    private SimulatedTiming(SimulatedClock clock) {
        this.clock = clock;
        this.start = clock.instant();
    }

    /**
     * The timing of a clock, which may be a simulator's.
     *
     * @param clock the clock; is not to be turned back while a client is calling
     * @return the timing
     */
    public static SimulatedTiming of(SimulatedClock clock) {
        return new SimulatedTiming(Objects.requireNonNull(clock, "clock must not be null"));
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public long nanoTime() {
        return Duration.between(start, clock.instant()).toNanos();
    }

    /** Advances the clock, unless the thread is interrupted. */
    @Override
    public void sleep(Duration delay) throws InterruptedException {
        Objects.requireNonNull(delay, "delay must not be null");
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        clock.advance(delay);
    }

    /** Always the same, so that every run of a test waits alike. */
    @Override
    public double random() {
        return 0.5;
    }
}
