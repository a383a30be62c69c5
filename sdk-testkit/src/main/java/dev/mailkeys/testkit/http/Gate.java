package dev.mailkeys.testkit.http;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Where a connection waits: for a delay, or for ever. Closing the simulator lets everybody through at once. */
public final class Gate {
    private final CountDownLatch opened;
    private final Runnable reached;
    private boolean told;

    public Gate() {
        this(new CountDownLatch(1), () -> {});
    }

    private Gate(CountDownLatch opened, Runnable reached) {
        this.opened = opened;
        this.reached = reached;
    }

    /** The same gate for one call, which tells when that call first waits here. */
    public Gate telling(Runnable whenReached) {
        return new Gate(opened, whenReached);
    }

    /** Waits that long, in real time; false when the simulator was closed meanwhile. */
    public boolean pause(Duration length) throws InterruptedException {
        tell();
        return !opened.await(length.toNanos(), TimeUnit.NANOSECONDS);
    }

    public void waitUntilClosed() throws InterruptedException {
        tell();
        opened.await();
    }

    public void open() {
        opened.countDown();
    }

    private void tell() {
        if (!told) {
            told = true;
            reached.run();
        }
    }
}
