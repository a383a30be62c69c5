package dev.mailkeys.cli.command.rotation;

import dev.mailkeys.core.provider.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The machine's clock. A signal ends its waits, because a rotation that only waits may stop at once. */
final class StoppableTiming implements Timing {

    private final CountDownLatch signal = new CountDownLatch(1);

    void stop() {
        signal.countDown();
    }

    boolean isStopped() {
        return signal.getCount() == 0;
    }

    @Override
    public Instant now() {
        return Timing.system().now();
    }

    @Override
    public long nanoTime() {
        return Timing.system().nanoTime();
    }

    @Override
    public void sleep(Duration delay) throws InterruptedException {
        if (signal.await(delay.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new InterruptedException("a signal came");
        }
    }

    @Override
    public double random() {
        return Timing.system().random();
    }
}
