package dev.mailkeys.fleet.rotating;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Keeps a look from holding its target for ever: when it has taken too long, its thread is interrupted; and where that does not
 * help either, the target is given to whoever can go on.
 */
final class LookLimit {

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "mailkeys-look-limit");
        thread.setDaemon(true);
        return thread;
    });
    private final Duration most;
    private final Duration afterwards;
    private final Predicate<String> giveUp;

    /**
     * A limit for every look of a node.
     *
     * @param most how long a look may take before its thread is interrupted
     * @param afterwards how long it may take to end then; also the pause before giving up is tried again
     * @param giveUp takes a target from this node; whether that is done
     */
    LookLimit(Duration most, Duration afterwards, Predicate<String> giveUp) {
        this.most = most;
        this.afterwards = afterwards;
        this.giveUp = giveUp;
    }

    /** Hears what becomes of a look that does not end in time. */
    interface Listener {
        /** It has lost its target; its thread is still at it. */
        void givenUp();

        /** It has ended all the same, after that. */
        void cameBack();
    }

    /** Begins to watch a look, which this thread does until it is closed. */
    Watched watch(String target, Listener listener) {
        return new Watched(target, listener);
    }

    /** One look. */
    final class Watched implements AutoCloseable {

        private final Thread looking = Thread.currentThread();
        private final String target;
        private final Listener listener;
        private final Future<?> alarm;
        private boolean ended;
        private boolean interrupted;
        private boolean givenUp;

        private Watched(String target, Listener listener) {
            this.target = target;
            this.listener = listener;
            this.alarm = clock.scheduleWithFixedDelay(
                    this::tooLong, most.toMillis(), afterwards.toMillis(), TimeUnit.MILLISECONDS);
        }

        /** Under the lock alone, so that it meets no thread that does something else already. */
        private void tooLong() {
            boolean first;
            synchronized (this) {
                if (ended || givenUp) {
                    return;
                }
                first = !interrupted;
                interrupted = true;
                if (first) {
                    looking.interrupt();
                }
            }
            if (!first && giveUp.test(target)) {
                gaveUp();
            }
        }

        private void gaveUp() {
            listener.givenUp();
            boolean late;
            synchronized (this) {
                givenUp = true;
                late = ended;
            }
            if (late) {
                listener.cameBack();
            }
        }

        /** Whether it was told to end because it took too long. */
        synchronized boolean isInterrupted() {
            return interrupted;
        }

        /** Whether the target was taken from this look: what it comes to counts no more. */
        synchronized boolean isGivenUp() {
            return givenUp;
        }

        @Override
        public void close() {
            alarm.cancel(false);
            boolean back;
            synchronized (this) {
                ended = true;
                back = givenUp;
                if (interrupted) {
                    // It was meant for the look alone.
                    Thread.interrupted();
                }
            }
            if (back) {
                listener.cameBack();
            }
        }
    }
}
