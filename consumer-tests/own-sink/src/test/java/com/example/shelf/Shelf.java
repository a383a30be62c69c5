package com.example.shelf;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The shelf itself: keeps the body of a PUT under its path, for callers with the token. */
final class Shelf implements AutoCloseable {

    static final String TOKEN = "shelf-token-c4n4ry";

    final Map<String, byte[]> kept = new ConcurrentHashMap<>();
    final AtomicInteger calls = new AtomicInteger();

    /** A status for every call instead of its answer; 0 for none. */
    volatile int status;

    volatile String page = "";

    private final HttpServer server;

    Shelf() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange call) throws IOException {
        calls.incrementAndGet();
        String path = call.getRequestURI().getPath();
        byte[] body = call.getRequestBody().readAllBytes();
        if (!("Bearer " + TOKEN).equals(call.getRequestHeaders().getFirst("Authorization"))) {
            respond(call, 403, new byte[0]);
        } else if (status > 0) {
            respond(call, status, page.getBytes(StandardCharsets.UTF_8));
        } else if (call.getRequestMethod().equals("PUT")) {
            kept.put(path, body);
            respond(call, 200, new byte[0]);
        } else if (kept.containsKey(path)) {
            respond(call, 200, kept.get(path));
        } else {
            respond(call, 404, new byte[0]);
        }
    }

    private static void respond(HttpExchange call, int status, byte[] body) throws IOException {
        call.getResponseHeaders().set("Content-Type", "application/json");
        call.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        call.getResponseBody().write(body);
        call.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
