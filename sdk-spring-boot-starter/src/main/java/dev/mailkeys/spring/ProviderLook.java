package dev.mailkeys.spring;

import dev.mailkeys.core.MailkeysException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Asks every provider for its keys, which proves that it is reached and takes the credential. Changes nothing. */
final class ProviderLook {

    private final Map<String, Runnable> looks;
    private final long longest;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Map<String, String> found;
    private long at;

    /** Looks, by the providers' names, at most once in this time. */
    ProviderLook(Map<String, Runnable> looks, Duration every) {
        this.looks = looks;
        this.longest = every.toNanos();
    }

    /** The problem of each provider; an empty text if there is none. */
    Map<String, String> found() {
        lock.lock();
        try {
            Map<String, String> known = found;
            if (known == null || System.nanoTime() - at >= longest) {
                known = look();
                found = known;
                at = System.nanoTime();
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    private Map<String, String> look() {
        var results = new TreeMap<String, String>();
        looks.forEach((provider, look) -> {
            try {
                look.run();
                results.put(provider, "");
            } catch (MailkeysException failure) {
                results.put(provider, String.valueOf(failure.getMessage()));
            }
        });
        return results;
    }
}
