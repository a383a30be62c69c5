package dev.mailkeys.core.provider;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import okio.AsyncTimeout;

/**
 * Spares calls the waking of okio's watchdog, the thread that ends attempts whose time is up. Whatever is due before all else that
 * it watches wakes it, which one call after another always is, and that takes a seventh of a call over the loopback. So something
 * that is due within a second, and does nothing then, stands before the attempts while there are any.
 */
final class WireBeat extends AsyncTimeout {

    /** One for all clients, as the watchdog is. */
    static final WireBeat BEAT = new WireBeat();

    private final AtomicBoolean beating = new AtomicBoolean();

    WireBeat() {
        timeout(1, TimeUnit.SECONDS);
    }

    /** To be called before an attempt that may take longer. */
    void begin() {
        if (beating.compareAndSet(false, true)) {
            enter();
        }
    }

    /** Ends by itself, so that nothing is woken when there are no calls. */
    @Override
    protected void timedOut() {
        exit();
        beating.set(false);
    }
}
