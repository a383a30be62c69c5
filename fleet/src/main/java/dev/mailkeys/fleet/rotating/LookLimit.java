package dev.mailkeys.fleet.rotating;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Keeps a look from holding its target for ever: after too long its thread is interrupted, and if that does not help,
 * another node may take the target.
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
     * @param afterwards how long it may then take to end; also the pause before another try to give up
     * @param giveUp takes a target from this node; returns whether that is done
     */
    LookLimit(Duration most, Duration afterwards, Predicate<String> giveUp) {
        this.most = most;
        this.afterwards = afterwards;
        this.giveUp = giveUp;
    }

    /** Hears about a look that does not end in time. */
    interface Listener {
        /** It has lost its target; its thread still runs. */
        void givenUp();

        /** It has ended later after all. */
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

        /** Interrupts only under the lock, so that the interrupt can't hit the thread's next work. */
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

        /** Whether the target was taken from this look, so that its result no longer counts. */
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
                    // The interrupt was meant only for the look.
                    Thread.interrupted();
                }
            }
            if (back) {
                listener.cameBack();
            }
        }
    }
}
