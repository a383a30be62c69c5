package dev.mailkeys.fleet;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The end of the process after a signal, once the node has finished its steps. A second signal changes nothing. A kill
 * is safe: another node continues by the journals.
 */
final class Stop {

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean inGoodOrder;
    private volatile boolean stuck;

    Stop() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "mailkeys-signal"));
    }

    /** Waits until the end is asked for. */
    void await() {
        try {
            asked.await();
            inGoodOrder = !stuck;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the end is asked for within this time. */
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

    /** All steps are finished. */
    void finished() {
        finished.countDown();
    }

    /** Ends with 0 instead of the signal's 143: to be stopped is not a failure of a program that runs for ever. */
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
