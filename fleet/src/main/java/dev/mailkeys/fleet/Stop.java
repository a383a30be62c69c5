package dev.mailkeys.fleet;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The end of the process, which a signal asks for: it comes when the node has finished its steps. A second signal changes
 * nothing; whoever can't wait kills the process, and the journals tell another node where to go on.
 */
final class Stop {

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean inGoodOrder;
    private volatile boolean stuck;

    Stop() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "mailkeys-signal"));
    }

    /** Waits until somebody asks for the end. */
    void await() {
        try {
            asked.await();
            inGoodOrder = !stuck;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether somebody asks for the end in this time. */
    boolean comesWithin(Duration time) {
        try {
            return asked.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** The node itself asks for the end, because it can do nothing more. */
    void becauseItIsStuck() {
        stuck = true;
        asked.countDown();
    }

    boolean isStuck() {
        return stuck;
    }

    /** Nothing is under way any more. */
    void finished() {
        finished.countDown();
    }

    /** As a signal has it, the JVM would end with 143; to be told to stop is no failure of a program that runs for ever. */
    private void end() {
        asked.countDown();
        try {
            finished.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (inGoodOrder) {
            Runtime.getRuntime().halt(0);
        }
    }
}
