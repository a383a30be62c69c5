package dev.mailkeys.fleet.rotating;

import dev.mailkeys.core.provider.Timing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The database's time for rotations, whose waits end when the node is to stop. */
public final class FleetTiming implements Timing {

    private final InstantSource clock;
    private final CountDownLatch stopped = new CountDownLatch(1);

    public FleetTiming(InstantSource clock) {
        this.clock = clock;
    }

    /** Ends all waits, so that no further step is taken. */
    public void stop() {
        stopped.countDown();
    }

    public boolean isStopped() {
        return stopped.getCount() == 0;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public long nanoTime() {
        return Timing.system().nanoTime();
    }

    @Override
    public void sleep(Duration delay) throws InterruptedException {
        if (stopped.await(delay.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new InterruptedException("the node is to stop");
        }
    }

    @Override
    public double random() {
        return Timing.system().random();
    }
}
