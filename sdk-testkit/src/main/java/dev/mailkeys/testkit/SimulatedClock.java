package dev.mailkeys.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;

/**
 * The time that a simulator believes in: expiry, rate limits, time stamps, late commits and delayed visibility follow it.
 * Real waiting ({@link ProviderSimulator#latency}, a slow body) does not. One clock may serve several simulators and the
 * code under test. Safe for use by several threads.
 */
public final class SimulatedClock implements InstantSource {
    private final InstantSource base;
    private Duration ahead = Duration.ZERO;

    private SimulatedClock(InstantSource base) {
        this.base = base;
    }

    /**
     * A clock that runs with real time until it is advanced.
     *
     * @return the clock
     */
    public static SimulatedClock running() {
        return new SimulatedClock(InstantSource.system());
    }

    /**
     * A clock that stands still until it is advanced.
     *
     * @param instant the time it shows
     * @return the clock
     */
    public static SimulatedClock fixedAt(Instant instant) {
        Objects.requireNonNull(instant, "instant must not be null");
        return new SimulatedClock(InstantSource.fixed(instant));
    }

    /**
     * Jumps, without waiting.
     *
     * @param duration how far; a negative duration turns the clock back
     */
    public synchronized void advance(Duration duration) {
        Objects.requireNonNull(duration, "duration must not be null");
        ahead = ahead.plus(duration);
    }

    @Override
    public synchronized Instant instant() {
        return base.instant().plus(ahead);
    }

    @Override
    public String toString() {
        return "SimulatedClock[" + instant() + "]";
    }
}
