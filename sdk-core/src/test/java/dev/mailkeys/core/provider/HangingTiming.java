package dev.mailkeys.core.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;

/** A timing whose sleep never ends by itself, and which tells when a call has fallen asleep. */
final class HangingTiming implements Timing {

    private final CountDownLatch asleep = new CountDownLatch(1);

    @Override
    public Instant now() {
        return ManualTiming.START;
    }

    @Override
    public long nanoTime() {
        return 0;
    }

    @Override
    public void sleep(Duration delay) throws InterruptedException {
        asleep.countDown();
        new CountDownLatch(1).await();
    }

    @Override
    public double random() {
        return 0.5;
    }

    void awaitSleep() throws InterruptedException {
        asleep.await();
    }
}
