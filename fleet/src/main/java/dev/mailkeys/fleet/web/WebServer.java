package dev.mailkeys.fleet.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mailkeys.cli.failure.Failure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers only GET and HEAD, to readers with access. */
public final class WebServer implements AutoCloseable {

    /** More than a few slow readers can hold, because an unanswered probe ends the process. */
    private static final int THREADS = 32;

    /** A page loads nothing and can't be framed: no script, no picture, no form. */
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final HttpServer server;
    private final ExecutorService threads;

    private WebServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    public static WebServer start(Listening listening, FleetState state) {
        // Time limits for slow clients, in seconds. Set before the class that reads them is loaded.
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
        System.setProperty("sun.net.httpserver.maxRspTime", "30");
        try {
            HttpServer server = HttpServer.create(listening.address(), 0);
            ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
                var thread = new Thread(task, "mailkeys-web");
                thread.setDaemon(true);
                return thread;
            });
            var access = new Access(listening.token());
            var routes = new Routes(state);
            server.setExecutor(threads);
            server.createContext("/", call -> answer(call, access, routes));
            server.start();
            return new WebServer(server, threads);
        } catch (IOException taken) {
            throw Failure.configuration("The address that --listen names can't be had: " + taken.getMessage()
                    + ". Give another, or end what listens there.");
        }
    }

    private static void answer(HttpExchange call, Access access, Routes routes) throws IOException {
        try (call) {
            send(call, anyReply(call, access, routes));
        }
    }

    private static WebAnswer anyReply(HttpExchange call, Access access, Routes routes) {
        try {
            return reply(call, access, routes);
        } catch (RuntimeException mistake) {
            // Its message is not repeated, because it may hold a secret.
            return WebAnswer.text(
                    500, "An unexpected failure: " + mistake.getClass().getName() + ". Rotations go on.");
        }
    }

    private static WebAnswer reply(HttpExchange call, Access access, Routes routes) {
        String method = call.getRequestMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return WebAnswer.text(405, "Nothing can be changed here: GET and HEAD alone are answered.");
        }
        String path = call.getRequestURI().getPath();
        // A probe has no token, and learns only a word.
        Optional<WebAnswer> refusal =
                path.startsWith("/health/") ? Optional.empty() : access.refusal(call.getRequestHeaders());
        return refusal.orElseGet(() -> routes.reply(path, call.getRequestURI().getRawQuery()));
    }

    private static void send(HttpExchange call, WebAnswer reply) throws IOException {
        var headers = call.getResponseHeaders();
        headers.set("Content-Type", reply.type());
        headers.set("Content-Security-Policy", POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cache-Control", "no-store");
        if (reply.status() == 401) {
            headers.add("WWW-Authenticate", "Bearer realm=\"mailkeys-fleet\"");
            headers.add("WWW-Authenticate", "Basic realm=\"mailkeys-fleet\", charset=\"UTF-8\"");
        }
        if (reply.status() == 405) {
            headers.set("Allow", "GET, HEAD");
        }
        if (call.getRequestMethod().equals("HEAD")) {
            headers.set("Content-Length", String.valueOf(reply.body().length));
            call.sendResponseHeaders(reply.status(), -1);
        } else {
            call.sendResponseHeaders(reply.status(), reply.body().length);
            call.getResponseBody().write(reply.body());
        }
    }

    /** Its address for a browser on this machine. */
    public String address() {
        InetSocketAddress at = server.getAddress();
        String host = at.getAddress().isAnyLocalAddress()
                ? "127.0.0.1"
                : at.getAddress().getHostAddress();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + at.getPort() + "/";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
