package dev.mailkeys.rotation.jdbc;

import dev.mailkeys.core.provider.Timing;
import java.time.Duration;
import java.time.Instant;

/**
 * A clock that jumps where one would sleep, after something else was done.
 *
 * @param meanwhile what is done while one would sleep
 */
record JumpingTiming(Runnable meanwhile) implements Timing {

    @Override
    public Instant now() {
        return Timing.system().now();
    }

    @Override
    public long nanoTime() {
        return Timing.system().nanoTime();
    }

    @Override
    public double random() {
        return Timing.system().random();
    }

    @Override
    public void sleep(Duration delay) {
        meanwhile.run();
    }
}
