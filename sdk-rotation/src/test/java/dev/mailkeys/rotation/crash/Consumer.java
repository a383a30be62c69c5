package dev.mailkeys.rotation.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** Keeps using the token in the sinks' files, and notes when the provider refuses it. */
public final class Consumer implements AutoCloseable {

    private static final int MILLISECONDS_BETWEEN_LOOKS = 2;

    private final List<Path> files;
    private final Collection<String> tokens;
    private final Predicate<String> accepts;
    private final ConcurrentLinkedQueue<String> complaints = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ReentrantLock looking = new ReentrantLock();
    private final AtomicInteger looks = new AtomicInteger();

    /** Odd while the rotation may leave a dead token in the sinks; counts on with each change. */
    private final AtomicInteger outage = new AtomicInteger();

    private final Thread thread = new Thread(this::lookAgainAndAgain, "consumer");

    Consumer(List<Path> files, Collection<String> tokens, Predicate<String> accepts) {
        this.files = files;
        this.tokens = tokens;
        this.accepts = accepts;
        thread.start();
    }

    /** From now on refusals are part of the plan, or no longer. */
    void expectOutage(boolean expected) {
        outage.updateAndGet(now -> (now % 2 == 1) == expected ? now : now + 1);
    }

    /** Looks once; when this returns nobody acts on what was in a file before. */
    void look() {
        looking.lock();
        try {
            files.forEach(this::use);
            looks.incrementAndGet();
        } finally {
            looking.unlock();
        }
    }

    private void use(Path file) {
        int before = outage.get();
        String token = tokenIn(file);
        boolean refused = !accepts.test(token);
        if (refused && before % 2 == 0 && outage.get() == before) {
            complaints.add("the token in " + file.getFileName() + " was refused");
        }
    }

    private String tokenIn(Path file) {
        try {
            String content = Files.readString(file, StandardCharsets.UTF_8);
            return tokens.stream().filter(content::contains).findFirst().orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void lookAgainAndAgain() {
        try {
            while (!closed.await(MILLISECONDS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException | RuntimeException e) {
            complaints.add("the consumer gave up: " + e);
        }
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }

    int looks() {
        return looks.get();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
