package dev.mailkeys.fleet;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** For each key a program that sends mail all the time, with the token that is in its file, and complains when it is refused. */
final class Consumers implements AutoCloseable {

    private static final int MILLISECONDS_BETWEEN_MAILS = 250;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;
    private final Duration grace;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger mails = new AtomicInteger();
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();

    /** Begins; an old token works for the grace period after its successor is in the file. */
    Consumers(URI provider, Collection<Path> sinks, Duration grace) {
        this.address = URI.create(provider + "/emails");
        this.grace = grace;
        for (Path sink : sinks) {
            var thread = new Thread(() -> sendAgainAndAgain(sink), "consumer of " + sink.getFileName());
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    int mails() {
        return mails.get();
    }

    /** Whose token was refused, and when. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    private void sendAgainAndAgain(Path sink) {
        try {
            do {
                send(sink);
            } while (!closed.await(MILLISECONDS_BETWEEN_MAILS, TimeUnit.MILLISECONDS));
        } catch (IOException | InterruptedException gaveUp) {
            complaints.add(sink.getFileName() + ": its program gave up: " + gaveUp);
        }
    }

    private void send(Path sink) throws IOException, InterruptedException {
        long read = System.nanoTime();
        String token = Files.readString(sink);
        var mail = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString("{\"subject\":\"hello\"}"))
                .build();
        int status = client.send(mail, BodyHandlers.discarding()).statusCode();
        mails.incrementAndGet();
        // On a busy machine, longer than the grace period may pass between reading and sending: nobody promises that.
        boolean held = System.nanoTime() - read > grace.toNanos();
        if (status >= 300 && !held) {
            complaints.add(sink.getFileName() + " was refused with " + status);
        }
    }

    /** Returns when nobody sends any more. */
    @Override
    public void close() throws InterruptedException {
        closed.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
