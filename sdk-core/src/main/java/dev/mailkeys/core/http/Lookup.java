package dev.mailkeys.core.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;
import org.jspecify.annotations.Nullable;

/**
 * Resolves a name on a thread of its own, because the JDK's resolver can neither be interrupted nor given a time limit.
 * The caller waits no longer than its attempt may take.
 */
final class Lookup implements Dns {

    private static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(30);
    private static final ThreadLocal<@Nullable Duration> PATIENCE = new ThreadLocal<>();

    private final Dns system;

    /** A lookup by the given resolver, which may block. */
    Lookup(Dns system) {
        this.system = system;
    }

    /** Sets how long the current thread may wait for a name, until the next call or {@link #forget}. */
    void allow(Duration limit) {
        PATIENCE.set(limit);
    }

    /** Forgets the current thread. */
    void forget() {
        PATIENCE.remove();
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        var task = new FutureTask<>(() -> system.lookup(host));
        var thread = new Thread(task, "mailkeys lookup");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(
                    Objects.requireNonNullElse(PATIENCE.get(), DEFAULT_PATIENCE).toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException slow) {
            throw new UnknownHostException("it was not resolved in time");
        } catch (ExecutionException failed) {
            throw unknown(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException("interrupted");
        }
    }

    private static UnknownHostException unknown(ExecutionException failed) {
        return failed.getCause() instanceof UnknownHostException unknown
                ? unknown
                : new UnknownHostException("it can't be resolved");
    }
}
