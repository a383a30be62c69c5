package dev.mailkeys.fleet;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Waits for what must come, by looking; gives up only when nobody would still believe in it. */
final class Eventually {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private Eventually() {}

    /** Returns how long it took, for people: nothing may depend on it. */
    static Duration is(Callable<Boolean> true_, Supplier<String> otherwise) throws Exception {
        long begun = System.nanoTime();
        while (!true_.call()) {
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new AssertionError("It did not happen within " + PATIENCE + ". " + otherwise.get());
            }
            if (NEVER.await(100, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("never");
            }
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
