package dev.mailkeys.fleet.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class PageTurnsTest {

    private static final Executor EACH_ON_ITS_OWN = task -> {
        var thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
    };

    private final PageTurns turns = new PageTurns();
    private final CountDownLatch database = new CountDownLatch(1);
    private final AtomicInteger asking = new AtomicInteger();

    private int status() {
        try {
            return turns.read(this::slowly).status();
        } catch (Exception mistake) {
            throw new IllegalStateException(mistake);
        }
    }

    private WebAnswer slowly() {
        asking.incrementAndGet();
        try {
            database.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return WebAnswer.text(200, "at last");
    }

    /** While the database stands still: with a thread for each of them none would be left for a probe. */
    @Test
    void moreReadersThanThereArePlaces_areToldSoAtOnce_andTheOthersGetTheirPage() {
        List<CompletableFuture<Integer>> all = new ArrayList<>();
        for (int reader = 0; reader < 3 * PageTurns.MOST; reader++) {
            all.add(CompletableFuture.supplyAsync(this::status, EACH_ON_ITS_OWN));
        }
        while (all.stream().filter(CompletableFuture::isDone).count() < 2 * PageTurns.MOST) {
            Thread.onSpinWait();
        }
        assertThat(all).filteredOn(CompletableFuture::isDone).allMatch(one -> one.join() == 503);
        assertThat(asking.get()).as("at once").isLessThanOrEqualTo(3);
        database.countDown();
        assertThat(all)
                .extracting(CompletableFuture::join)
                .filteredOn(status -> status == 200)
                .hasSize(PageTurns.MOST);
    }
}
