package dev.mailkeys.core.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A thread that makes one call, and what came of it. */
final class Caller {

    /** The kinds of thread that this JVM has. */
    enum Kind {
        PLATFORM,
        VIRTUAL;

        static List<Kind> here() {
            var kinds = new ArrayList<>(List.of(PLATFORM));
            if (Runtime.version().feature() >= 21) {
                kinds.add(VIRTUAL);
            }
            return kinds;
        }

        private Thread start(Runnable task) {
            if (this == PLATFORM) {
                var thread = new Thread(task, "caller");
                thread.setDaemon(true);
                thread.start();
                return thread;
            }
            try {
                return (Thread) Thread.class
                        .getMethod("startVirtualThread", Runnable.class)
                        .invoke(null, task);
            } catch (ReflectiveOperationException tooOld) {
                throw new IllegalStateException(tooOld);
            }
        }
    }

    private final Thread thread;
    private volatile @Nullable Object result;
    private volatile @Nullable Throwable failure;
    private volatile boolean interruptFlag;

    private Caller(Kind kind, Callable<?> call) {
        this.thread = kind.start(() -> {
            try {
                result = call.call();
            } catch (Throwable thrown) {
                failure = thrown;
            }
            interruptFlag = Thread.currentThread().isInterrupted();
        });
    }

    static Caller start(Kind kind, Callable<?> call) {
        return new Caller(kind, call);
    }

    /** Waits until the thread waits for something. */
    Caller awaitWaiting() {
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        return this;
    }

    /** Interrupts the thread and waits until its call has ended. */
    Caller interrupt() throws InterruptedException {
        thread.interrupt();
        return join();
    }

    Caller join() throws InterruptedException {
        thread.join();
        return this;
    }

    @Nullable
    Object result() {
        return result;
    }

    @Nullable
    Throwable failure() {
        return failure;
    }

    /** Whether the interrupt flag was set when the call had ended. */
    boolean interruptFlag() {
        return interruptFlag;
    }
}
