package dev.mailkeys.testkit;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Where a connection waits: for a delay, or for ever. Closing the simulator lets everybody through at once. */
final class Gate {
    private final CountDownLatch opened = new CountDownLatch(1);

    /** Waits that long, in real time; false when the simulator was closed meanwhile. */
    boolean pause(Duration length) throws InterruptedException {
        return !opened.await(length.toNanos(), TimeUnit.NANOSECONDS);
    }

    void waitUntilClosed() throws InterruptedException {
        opened.await();
    }

    void open() {
        opened.countDown();
    }
}
