package dev.mailkeys.fleet.rotating;

import dev.mailkeys.rotation.sink.spi.SinkFactory;
import dev.mailkeys.rotation.sink.spi.SinkKey;
import dev.mailkeys.rotation.sink.spi.SinkPlan;
import dev.mailkeys.rotation.sink.spi.SinkValues;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** {@code type = "hanging"}: does not end until it is told to, even if it is interrupted. */
public final class HangingSinks implements SinkFactory {

    private static final CountDownLatch BEGUN = new CountDownLatch(1);
    private static final CountDownLatch OVER = new CountDownLatch(1);

    static void awaitBegin() {
        awaitDeaf(BEGUN);
    }

    static void end() {
        OVER.countDown();
    }

    private static void awaitDeaf(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException unheard) {
                // That is what it is for.
            }
        }
    }

    @Override
    public String type() {
        return "hanging";
    }

    @Override
    public String title() {
        return "places that never answer";
    }

    @Override
    public List<SinkKey> keys() {
        return List.of();
    }

    @Override
    public Optional<SinkPlan> plan(SinkValues values) {
        return Optional.of(SinkPlan.of("hanging", context -> {
            BEGUN.countDown();
            awaitDeaf(OVER);
            throw new IllegalStateException("It has ended after all.");
        }));
    }
}
