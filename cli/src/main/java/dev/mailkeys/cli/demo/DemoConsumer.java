package dev.mailkeys.cli.demo;

import dev.mailkeys.testkit.ProviderSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * An application of the demo: reads its tokens from the file again and again, and asks the simulator whether each is
 * accepted. It sends no mail, because the old key would then count as used and be kept.
 */
final class DemoConsumer implements AutoCloseable {

    /** Leaves the processor to the other processes of the demo. */
    private static final long PAUSE_NANOS = 1_000_000;

    private final Path file;
    private final Map<String, ProviderSimulator> providers;
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();
    private final Thread thread = new Thread(this::lookAllTheTime, "mailkeys-demo-consumer");
    private volatile boolean ended;

    /**
     * Starts to look.
     *
     * @param providers the providers by the names of their variables in the file
     */
    DemoConsumer(Path file, Map<String, ProviderSimulator> providers) {
        this.file = file;
        this.providers = Map.copyOf(providers);
        thread.setDaemon(true);
        thread.start();
    }

    int looks() {
        return looks.get();
    }

    int refusals() {
        return refusals.get();
    }

    /** The token that the file holds now. */
    String token(String variable) {
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.stream()
                    .filter(line -> line.startsWith(variable + "="))
                    .map(line -> line.substring(variable.length() + 1))
                    .findFirst()
                    .orElse("");
        } catch (IOException unreadable) {
            return "";
        }
    }

    @Override
    public void close() {
        ended = true;
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookAllTheTime() {
        while (!ended) {
            providers.forEach((variable, provider) -> {
                if (!provider.accepts(token(variable))) {
                    refusals.incrementAndGet();
                }
                looks.incrementAndGet();
            });
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
