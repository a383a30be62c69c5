package dev.mailkeys.fleet.rotating;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.fleet.rotating.LookLimit.Watched;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class LookLimitTest {

    private static final Duration SOON = Duration.ofMillis(1);
    private static final Duration NEVER = Duration.ofHours(1);

    private final AtomicInteger gone = new AtomicInteger();
    private final LookLimit.Listener heard = new LookLimit.Listener() {
        @Override
        public void givenUp() {
            gone.incrementAndGet();
        }

        @Override
        public void cameBack() {
            gone.decrementAndGet();
        }
    };

    @Test
    void lookThatTakesTooLong_isInterrupted_andTheNextThingOnItsThreadIsNot() throws Exception {
        var limit = new LookLimit(SOON, NEVER, target -> true);
        Watched watched = limit.watch("x", heard);
        boolean interrupted = false;
        try (watched) {
            new CountDownLatch(1).await();
        } catch (InterruptedException told) {
            interrupted = true;
        }
        assertThat(interrupted).isTrue();
        assertThat(watched.isInterrupted()).isTrue();
        assertThat(watched.isGivenUp()).isFalse();
        Watched deaf = limit.watch("x", heard);
        try (deaf) {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
        }
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    /** The database was away at first. */
    @Test
    void lookThatDoesNotEndEvenThen_isGivenUp_asSoonAsThatCanBeTold() {
        var tried = new AtomicInteger();
        var limit = new LookLimit(SOON, SOON, target -> {
            assertThat(target).isEqualTo("x");
            return tried.incrementAndGet() == 3;
        });
        Watched watched = limit.watch("x", heard);
        try (watched) {
            while (!watched.isGivenUp()) {
                Thread.onSpinWait();
            }
        }
        assertThat(tried).hasValue(3);
        assertThat(gone).as("it came back after all").hasValue(0);
    }

    /** As where the database takes its time to say that the target was given to another. */
    @Test
    void lookThatEndsWhileItIsGivenUp_isBack() throws Exception {
        var begun = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        var heardAll = new CountDownLatch(2);
        var limit = new LookLimit(SOON, SOON, target -> {
            begun.countDown();
            return isOver(ended);
        });
        Watched watched = limit.watch("x", new LookLimit.Listener() {
            @Override
            public void givenUp() {
                heard.givenUp();
                heardAll.countDown();
            }

            @Override
            public void cameBack() {
                heard.cameBack();
                heardAll.countDown();
            }
        });
        try (watched) {
            while (begun.getCount() > 0) {
                Thread.onSpinWait();
            }
        }
        assertThat(watched.isGivenUp()).isFalse();
        ended.countDown();
        heardAll.await();
        assertThat(gone).hasValue(0);
        assertThat(watched.isGivenUp()).isTrue();
    }

    private static boolean isOver(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void lookThatEndsInTime_isLeftAlone() throws Exception {
        var asked = new Semaphore(0);
        var limit = new LookLimit(SOON, SOON, target -> {
            asked.release();
            return true;
        });
        // Of one that is left open it is certain that the limit is at work.
        Watched open = limit.watch("other", heard);
        Watched watched = new LookLimit(NEVER, SOON, target -> true).watch("x", heard);
        watched.close();
        asked.acquireUninterruptibly();
        open.close();
        assertThat(watched.isInterrupted()).isFalse();
        assertThat(watched.isGivenUp()).isFalse();
    }
}
