package dev.mailkeys.core.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** The clock, the sleep and the chance that a client runs on. Tests have their own, so that no test sleeps. */
public interface Timing {

    /**
     * The time of day, for dates that a provider names.
     *
     * @return now
     */
    Instant now();

    /**
     * A clock that only goes forward, for measuring.
     *
     * @return nanoseconds from an arbitrary origin
     */
    long nanoTime();

    /**
     * Waits.
     *
     * @param delay how long
     * @throws InterruptedException if the thread is interrupted before or during the wait
     */
    void sleep(Duration delay) throws InterruptedException;

    /**
     * Chance.
     *
     * @return a number from 0 (inclusive) to 1 (exclusive)
     */
    double random();

    /**
     * The machine's own clock, sleep and chance.
     *
     * @return the timing that every client has unless a test gives it another
     */
    static Timing system() {
        return new Timing() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public void sleep(Duration delay) throws InterruptedException {
                Thread.sleep(delay.toMillis(), delay.toNanosPart() % 1_000_000);
            }

            @Override
            public double random() {
                return ThreadLocalRandom.current().nextDouble();
            }
        };
    }
}
