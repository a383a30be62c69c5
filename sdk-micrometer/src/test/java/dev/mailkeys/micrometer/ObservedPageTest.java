package dev.mailkeys.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import com.sun.net.httpserver.HttpServer;
import dev.mailkeys.core.CallListener;
import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.emailit.EmailitKeys;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What it costs to observe a page of a hundred keys. {@code make bench-observed} takes more rounds, and tells the time. */
class ObservedPageTest {

    private static final int ROUNDS = Integer.getInteger("mailkeys.observed.rounds", 40);
    private static final int PAGES_A_ROUND = 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private HttpServer server;

    /** The time of a client's round. */
    private record Lap(double nanos, double bytes) {}

    static {
        // Without it, an answer on a connection that is used again waits 40 ms for the acknowledgement of its header.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    @BeforeEach
    void start() throws Exception {
        byte[] page = page().getBytes(StandardCharsets.UTF_8);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void pageThatIsObserved_allocatesAtMostATenthMore() {
        var registry = ObservationRegistry.create();
        registry.observationConfig().observationHandler(new DefaultMeterObservationHandler(new SimpleMeterRegistry()));
        EmailitKeys plain = keys(CallSettings.builder().build());
        EmailitKeys observed = keys(observedBy(ObservedCalls.with(registry)));
        var bytes = new ArrayList<Double>();
        var nanos = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS; round++) {
            // The first of a round is the last of the next, so that anything that slows the machine slows both.
            Lap first = lap(round % 2 == 0 ? plain : observed);
            Lap second = lap(round % 2 == 0 ? observed : plain);
            bytes.add(round % 2 == 0 ? second.bytes / first.bytes : first.bytes / second.bytes);
            nanos.add(round % 2 == 0 ? second.nanos / first.nanos : first.nanos / second.nanos);
        }
        System.out.printf(
                Locale.ROOT,
                "observed to plain: time %.3f (half of the rounds %.3f to %.3f), bytes %.3f%n",
                quantile(nanos, 0.5),
                quantile(nanos, 0.25),
                quantile(nanos, 0.75),
                quantile(bytes, 0.5));
        assertThat(quantile(bytes, 0.5)).isBetween(1.0, 1.1);
    }

    private static Lap lap(EmailitKeys keys) {
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        for (int page = 0; page < PAGES_A_ROUND; page++) {
            assertThat(keys.list().toList()).hasSize(100);
        }
        return new Lap(System.nanoTime() - start, THREADS.getCurrentThreadAllocatedBytes() - allocated);
    }

    private static CallSettings observedBy(CallListener listener) {
        return CallSettings.builder().listener(listener).build();
    }

    private EmailitKeys keys(CallSettings calls) {
        return EmailitKeys.using(
                Secret.of("secret_0123456789abcdef0123456789abcdef"),
                ClientSettings.builder()
                        .baseUrl(URI.create(
                                "http://127.0.0.1:" + server.getAddress().getPort()))
                        .calls(calls)
                        .build());
    }

    private static String page() {
        return IntStream.range(0, 100)
                .mapToObj(number -> """
                        {"id": "key_4btVSTcsJEHUAzDqiQMbPNgb7%02d", "object": "api_key", "name": "newsletter-%d", \
                        "scope": "sending", "sending_domain_id": null, "last_used_at": "2026-01-20T08:00:00.000000Z", \
                        "created_at": "2026-01-12T10:11:12.123456Z", "updated_at": "2026-01-13T10:11:12.123456Z"}""".formatted(number, number))
                .collect(Collectors.joining(
                        ",", "{\"data\": [", "], \"next_page_url\": null, \"previous_page_url\": null}"));
    }

    private static double quantile(List<Double> values, double part) {
        return values.stream().sorted().toList().get((int) Math.round((values.size() - 1) * part));
    }
}
