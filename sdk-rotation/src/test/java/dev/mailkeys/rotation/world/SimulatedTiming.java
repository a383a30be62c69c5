package dev.mailkeys.rotation.world;

import dev.mailkeys.core.provider.Timing;
import dev.mailkeys.testkit.SimulatedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** A clock that jumps where one would sleep; chance is the same every time. */
public final class SimulatedTiming implements Timing {

    private final SimulatedClock clock;
    private final Random random = new Random(7);

    private Duration skew = Duration.ZERO;

    public SimulatedTiming(SimulatedClock clock) {
        this.clock = clock;
    }

    @Override
    public Instant now() {
        return clock.instant().plus(skew);
    }

    /** Sets the rotator's own clock forward or back; the provider's goes on as before. */
    public void jump(Duration by) {
        skew = skew.plus(by);
    }

    public boolean hasJumped() {
        return !skew.isZero();
    }

    @Override
    public long nanoTime() {
        return Duration.between(Instant.EPOCH, clock.instant()).toNanos();
    }

    @Override
    public double random() {
        return random.nextDouble();
    }

    @Override
    public void sleep(Duration duration) {
        clock.advance(duration);
    }
}
