package dev.mailkeys.elasticemail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ConcurrencyTest {

    private static final int ALLOWED = 20;
    private static final int CALLS = 32;

    @AutoClose
    private final FakeElasticEmail server = new FakeElasticEmail();

    private final CountDownLatch twentyArrived = new CountDownLatch(ALLOWED);
    private final CountDownLatch mayAnswer = new CountDownLatch(1);
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();

    @Test
    @Timeout(60)
    void calls_beyondTwentyAtOnce_waitTheirTurn_alsoThoseOfASubaccount() throws InterruptedException {
        server.answerEverythingWith(new Counting());
        List<Thread> callers = start(server.keys());

        try {
            assertThat(twentyArrived.await(30, TimeUnit.SECONDS)).isTrue();
            awaitQueued(callers);
            assertThat(underWay).hasValue(ALLOWED);
        } finally {
            mayAnswer.countDown();
        }
        for (Thread caller : callers) {
            caller.join();
        }

        assertThat(done).hasValue(CALLS);
        assertThat(most).hasValue(ALLOWED);
        assertThat(server.received()).isEqualTo(CALLS);
    }

    private List<Thread> start(ElasticEmailKeys keys) {
        var callers = new ArrayList<Thread>();
        for (int i = 0; i < CALLS; i++) {
            ElasticEmailKeys mine = i % 2 == 0 ? keys : keys.ofSubaccount("team@example.com");
            var caller = new Thread(() -> {
                mine.list();
                done.incrementAndGet();
            });
            caller.start();
            callers.add(caller);
        }
        return callers;
    }

    /** Until every caller whose request is not at the server stands in the queue for one of the twenty places. */
    private void awaitQueued(List<Thread> callers) {
        while (underWay.get() <= ALLOWED && queued(callers) < CALLS - ALLOWED && !Thread.interrupted()) {
            Thread.onSpinWait();
        }
    }

    private static long queued(List<Thread> callers) {
        return callers.stream()
                .filter(caller -> caller.getState() == Thread.State.TIMED_WAITING)
                .count();
    }

    /** Counts the requests that are under way, and holds the first twenty until it is told to go on. */
    private final class Counting extends Dispatcher {
        @Override
        public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            twentyArrived.countDown();
            mayAnswer.await();
            underWay.decrementAndGet();
            return new MockResponse.Builder().body("[]").build();
        }
    }
}
