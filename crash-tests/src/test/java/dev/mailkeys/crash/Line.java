package dev.mailkeys.crash;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mailkeys.rotation.world.KillPoints;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Between a sink and its store. Each call passes a point on its way to the store and one on its way back; a call that
 * stops at a point has a broken connection.
 */
final class Line implements AutoCloseable {

    static {
        // Otherwise each answer waits 40 ms for the acknowledgement of its header.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** The prefixes of a line's points; the second is for reads. */
    static final String POINT = "on the way";

    static final String LOOK = "looking, " + POINT;

    private static final Set<String> OF_ONE_CONNECTION = Set.of("connection", "content-length", "transfer-encoding");
    private static final OkHttpClient HTTP = new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
            .retryOnConnectionFailure(false)
            .build();

    private final Store store;
    private final HttpServer server;
    private final AtomicReference<Consumer<String>> points = new AtomicReference<>(where -> {});

    /** An answer is lost. */
    static final class Lost extends RuntimeException {

        private static final long serialVersionUID = 1;
    }

    Line(Store store) throws IOException {
        this.store = store;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.createContext("/", this::handle);
        server.start();
    }

    URI address() {
        URI there = store.address();
        return URI.create(there.toString()
                .replace(
                        there.getAuthority(), "127.0.0.1:" + server.getAddress().getPort()));
    }

    /** Does something whose calls pass points. */
    <T> T passing(Consumer<String> passed, Supplier<T> work) {
        Consumer<String> before = points.getAndSet(passed);
        try {
            return work.get();
        } finally {
            points.set(before);
        }
    }

    private void handle(HttpExchange call) throws IOException {
        try (call) {
            String what = call.getRequestMethod() + " " + call.getRequestURI().getRawPath();
            points.get().accept(POINT + " to " + store.kind() + ": " + what);
            store.called();
            try (Response answer = HTTP.newCall(request(call)).execute()) {
                if (answer.isSuccessful()) {
                    store.carriedOut(what);
                }
                points.get().accept(POINT + " back from " + store.kind() + ": " + what);
                respond(call, answer);
            }
        } catch (KillPoints.Killed | AssertionError | Lost end) {
            // Closing without an answer is what a dead connection looks like; the points know what it was.
        }
    }

    private Request request(HttpExchange call) throws IOException {
        byte[] body = call.getRequestBody().readAllBytes();
        boolean isEmpty = body.length == 0 && call.getRequestMethod().equals("GET");
        URI there = store.address();
        var request = new Request.Builder()
                .url(there.getScheme() + "://" + there.getAuthority() + call.getRequestURI())
                .method(call.getRequestMethod(), isEmpty ? null : RequestBody.create(body, null));
        call.getRequestHeaders()
                .forEach((name, values) -> values.stream()
                        .filter(value -> !OF_ONE_CONNECTION.contains(name.toLowerCase(Locale.ROOT)))
                        .forEach(value -> request.addHeader(name, value)));
        return request.build();
    }

    private static void respond(HttpExchange call, Response answer) throws IOException {
        byte[] body = answer.body().bytes();
        answer.headers().forEach(header -> call.getResponseHeaders().add(header.getFirst(), header.getSecond()));
        OF_ONE_CONNECTION.forEach(call.getResponseHeaders()::remove);
        // A client would keep its connections for minutes.
        call.getResponseHeaders().set("Connection", "close");
        call.sendResponseHeaders(answer.code(), body.length == 0 ? -1 : body.length);
        call.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
