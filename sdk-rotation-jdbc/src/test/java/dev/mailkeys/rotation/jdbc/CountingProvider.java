package dev.mailkeys.rotation.jdbc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.RateLimit;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.pace.SharedPace;
import dev.mailkeys.core.provider.ApiClient;
import dev.mailkeys.core.provider.ApiRequest;
import dev.mailkeys.core.provider.Endpoint;
import dev.mailkeys.core.provider.ProviderDescriptor;
import dev.mailkeys.core.provider.ProviderProfile;
import dev.mailkeys.core.provider.Repeat;
import dev.mailkeys.core.provider.Timing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** JetEmail, as far as it counts calls: it writes down when each has come. */
final class CountingProvider implements AutoCloseable {

    static final ApiRequest<@Nullable Void> CALL =
            Endpoint.withoutAnswer("look", Repeat.SAFE, "GET", "/look").at();

    private static final ProviderProfile JETEMAIL = ProviderDescriptor.installed().stream()
            .filter(provider -> provider.name().equals("jetemail"))
            .findFirst()
            .orElseThrow()
            .profile();

    private final VirtualTime time;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Long> calls = new ArrayList<>();

    CountingProvider(VirtualTime time) {
        this.time = time;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(threads);
        server.createContext("/", this::count);
        server.start();
    }

    private void count(HttpExchange call) throws IOException {
        synchronized (calls) {
            calls.add(time.now());
        }
        call.sendResponseHeaders(204, -1);
        call.close();
    }

    /** A machine's client, with the provider's own pace. */
    ApiClient client(SharedPace pace, Timing timing) {
        return ApiClient.of(
                JETEMAIL,
                Secret.of("api_" + "a".repeat(40)),
                ClientSettings.builder()
                        .baseUrl(URI.create(
                                "http://127.0.0.1:" + server.getAddress().getPort()))
                        .sharedPace(pace)
                        .build(),
                timing);
    }

    /** When calls came, in nanoseconds, in order. */
    List<Long> calls() {
        synchronized (calls) {
            return List.copyOf(calls);
        }
    }

    /** The most calls that any window of the provider's limit has seen. */
    int mostInAWindow() {
        RateLimit limit = JETEMAIL.rateLimits().get(0);
        List<Long> all = calls();
        int most = 0;
        int first = 0;
        for (int last = 0; last < all.size(); last++) {
            while (all.get(last) - all.get(first) >= limit.window().toNanos()) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    Duration took() {
        return Duration.ofNanos(calls().get(calls().size() - 1));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
