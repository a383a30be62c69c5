package dev.mailkeys.core.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that moves when a call waits or when the test says so, a sleep that takes no time, and chance that is fixed. */
final class ManualTiming implements Timing {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicLong nanos = new AtomicLong();
    private final List<Duration> sleeps = new CopyOnWriteArrayList<>();
    private final double random;

    ManualTiming() {
        this(0.5);
    }

    ManualTiming(double random) {
        this.random = random;
    }

    @Override
    public Instant now() {
        return START.plusNanos(nanos.get());
    }

    @Override
    public long nanoTime() {
        return nanos.get();
    }

    @Override
    public void sleep(Duration delay) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (delay.isNegative()) {
            throw new IllegalArgumentException("A wait can't be negative.");
        }
        sleeps.add(delay);
        advance(delay);
    }

    @Override
    public double random() {
        return random;
    }

    void advance(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    /** Every wait so far, in order. */
    List<Duration> sleeps() {
        return sleeps;
    }
}
