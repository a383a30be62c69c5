package dev.mailkeys.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import dev.mailkeys.core.file.CurrentSecret;
import dev.mailkeys.core.file.ReaderMarks;
import dev.mailkeys.core.provider.Timing;
import dev.mailkeys.rotation.journal.FileJournals;
import dev.mailkeys.rotation.reader.Readers;
import dev.mailkeys.rotation.sink.FileSink;
import dev.mailkeys.rotation.world.ForwardingAdapter;
import dev.mailkeys.rotation.world.Providers;
import dev.mailkeys.testkit.ProviderSimulator;
import dev.mailkeys.testkit.SimulatedClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Eight readers send, some of them with two threads and one only when it must, while the key is rotated up to fifty times without any
 * grace period: nobody is refused, and no old key goes before the last mark.
 */
class ReadersSendTest {

    private static final int READERS = 8;

    /** By the clock of the provider, which takes so many a minute. */
    private static final Duration BETWEEN_MAILS = Duration.ofMillis(200);

    @TempDir
    private Path folder;

    private final SimulatedClock clock = SimulatedClock.fixedAt(Instant.parse("2026-11-21T03:00:00Z"));
    private final Queue<Integer> refusals = new ConcurrentLinkedQueue<>();
    private final AtomicInteger sent = new AtomicInteger();
    private final List<Sender> senders = new ArrayList<>();
    private final AtomicInteger ended = new AtomicInteger();
    private final Random chance = new Random(7);
    private volatile boolean over;

    @ParameterizedTest
    @CsvSource({"jetemail, 5", "emailit, 50", "elasticemail, 5"})
    void withMarksAndWithoutGrace_nobodyIsRefused(String provider, int rotations) throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try (ProviderSimulator simulator = Providers.start(provider, clock)) {
            String token = simulator.seedKey("newsletter").token();
            Path file = Files.writeString(folder.resolve("app.env"), "TOKEN=" + token + "\n");
            IntStream.range(0, READERS).forEach(reader -> addSenders(provider, simulator, file, reader));
            List<Future<?>> sending =
                    senders.stream().<Future<?>>map(threads::submit).toList();
            FileSink sink = FileSink.dotenv(file, "TOKEN").allowingOthers();
            Rotation rotation = rotation(provider, simulator, sink);
            letEverybodySendOnce();
            for (int i = 0; i < rotations; i++) {
                RotationReport report = rotation.run();
                assertThat(report.outcome()).as("%s", report).isEqualTo(Outcome.DONE);
            }
            over = true;
            senders.forEach(Sender::twice);
            for (Future<?> each : sending) {
                each.get(60, TimeUnit.SECONDS);
            }
            assertThat(refusals).isEmpty();
            assertThat(ended).hasValue(rotations);
            assertThat(sent.get()).isGreaterThan(rotations * READERS);
            assertThat(simulator.liveKeys())
                    .filteredOn(key -> key.name().startsWith("newsletter"))
                    .hasSize(1);
        } finally {
            over = true;
            senders.forEach(Sender::twice);
            threads.shutdownNow();
        }
    }

    /** The first of every four readers has two threads with one token. */
    private void addSenders(String provider, ProviderSimulator simulator, Path file, int reader) {
        CurrentSecret token = CurrentSecret.inDotenv(file, "TOKEN").leavingMarks("reader-" + reader);
        Runnable send = () -> {
            int status = token.use(now -> statusOf(provider, simulator, now));
            sent.incrementAndGet();
            clock.advance(BETWEEN_MAILS);
            if (status != 200) {
                refusals.add(status);
            }
        };
        boolean lazy = reader == READERS - 1;
        IntStream.rangeClosed(reader % 4 == 0 ? 0 : 1, 1).forEach(thread -> senders.add(new Sender(send, lazy)));
    }

    /** A connection that the server has closed meanwhile is no refusal: the mail is sent once more, with the same token. */
    private static int statusOf(String provider, ProviderSimulator simulator, Secret token) {
        for (int tries = 1; ; tries++) {
            try {
                return Providers.send(provider, simulator.baseUrl(), token);
            } catch (UncheckedIOException cut) {
                if (tries == 3) {
                    throw cut;
                }
            }
        }
    }

    private Rotation rotation(String provider, ProviderSimulator simulator, FileSink sink) {
        ProviderAdapter account = Providers.adapter(
                provider, simulator.baseUrl(), Secret.of(simulator.managementToken()), clock, event -> {});
        return Rotation.of("newsletter")
                .key(new Watched(account, sink), "newsletter")
                .sink(sink, Readers.of(READERS, sink.marks()))
                .options(RotationOptions.builder().grace(Duration.ZERO).build())
                .journal(FileJournals.in(folder.resolve("journals")))
                .timing(new Unhurried())
                .build();
    }

    /** Returns when each sender has begun and ended a send since. */
    private void letEverybodySendOnce() throws InterruptedException {
        List<CountDownLatch> latches = senders.stream().map(Sender::twice).toList();
        for (CountDownLatch latch : latches) {
            assertThat(latch.await(60, TimeUnit.SECONDS)).as("everybody sends").isTrue();
        }
    }

    /** Sends again and again; a lazy one only while it is waited for. */
    private final class Sender implements Runnable {

        private final Runnable send;
        private final boolean lazy;
        private final Semaphore leave = new Semaphore(0);
        private final AtomicReference<CountDownLatch> waitedFor = new AtomicReference<>(new CountDownLatch(0));

        Sender(Runnable send, boolean lazy) {
            this.send = send;
            this.lazy = lazy;
        }

        CountDownLatch twice() {
            var latch = new CountDownLatch(2);
            waitedFor.set(latch);
            leave.release(2);
            return latch;
        }

        @Override
        public void run() {
            while (!over) {
                if (lazy) {
                    leave.acquireUninterruptibly();
                }
                send.run();
                waitedFor.get().countDown();
            }
        }
    }

    /** A sleep lets everybody send once, however long that takes, and moves the clock by its length. */
    private final class Unhurried implements Timing {

        @Override
        public Instant now() {
            return clock.instant();
        }

        @Override
        public long nanoTime() {
            return Duration.between(Instant.EPOCH, clock.instant()).toNanos();
        }

        @Override
        public double random() {
            return chance.nextDouble();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            letEverybodySendOnce();
            clock.advance(duration);
        }
    }

    /** Checks, before a key is deleted, that the marks of all readers are of the token in the file. */
    private final class Watched extends ForwardingAdapter {

        private final FileSink sink;

        Watched(ProviderAdapter account, FileSink sink) {
            super(account);
            this.sink = sink;
        }

        @Override
        public void delete(ManagedKey key) {
            Optional<Secret> now = sink.read().token();
            try {
                assertThat(ReaderMarks.in(sink.marks().folder()).all())
                        .as("the marks, before " + key.name() + " goes")
                        .hasSize(READERS)
                        .allMatch(mark -> now.filter(mark::shows).isPresent());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            ended.incrementAndGet();
            super.delete(key);
        }
    }
}
