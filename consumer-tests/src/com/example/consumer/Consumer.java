package com.example.consumer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mailkeys.core.Backoff;
import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.NotFoundException;
import dev.mailkeys.core.RetryPolicy;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.ServerErrorException;
import dev.mailkeys.jetemail.JetEmailKeys;
import dev.mailkeys.jetemail.NewKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A user's program: manages keys at its own server, and ends with an error if anything is unexpected. */
public final class Consumer {

    private final AtomicInteger calls = new AtomicInteger();
    private volatile int status = 200;
    private volatile String answer = "";

    /**
     * Runs the program.
     *
     * @param args the jars that classes must come from, as {@code class=beginning of the jar's name}
     */
    public static void main(String[] args) throws Exception {
        for (String expected : args) {
            String[] parts = expected.split("=");
            Object from = Class.forName(parts[0])
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation();
            require(from.toString().contains("/" + parts[1]), parts[0] + " is from " + from);
        }
        new Consumer().run();
        System.out.println("manages keys on Java " + Runtime.version().feature() + " " + String.join(" ", args));
    }

    private void run() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        try {
            manage(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
        } finally {
            server.stop(0);
        }
    }

    private void manage(URI address) {
        RetryPolicy retries =
                RetryPolicy.builder().maxAttempts(3).backoff(Backoff.none()).build();
        JetEmailKeys keys = JetEmailKeys.using(
                Secret.of("api_consumer"),
                ClientSettings.builder()
                        .baseUrl(address)
                        .calls(CallSettings.builder().retries(retries).build())
                        .build());

        says(200, "{\"success\":true,\"api_token\":\"transactional_one\"}");
        String created = keys.create(NewKey.named("consumer")).token().reveal();
        require(created.equals("transactional_one"), "create gave " + created);

        says(
                200,
                "{\"success\":true,\"transactionalKeys\":[{\"api_token\":\"transactional_one\",\"status\":\"active\"}]}");
        require(keys.list().size() == 1, "list did not give one key");

        says(200, "{\"success\":true,\"api_token\":\"transactional_two\"}");
        String rotated = keys.rotate(Secret.of(created)).token().reveal();
        require(rotated.equals("transactional_two"), "rotate gave " + rotated);

        says(404, "{\"success\":false,\"error\":\"No such key\"}");
        NotFoundException unknown = refused(NotFoundException.class, () -> keys.rotate(Secret.of(created)));
        require(unknown.getMessage().contains("No such key"), "the error says " + unknown.getMessage());

        says(503, "{}");
        ServerErrorException once = refused(ServerErrorException.class, () -> keys.create(NewKey.named("once")));
        require(calls.get() == 1 && once.mayHaveTakenEffect(), "a create was sent " + calls + " times");

        says(503, "{}");
        refused(ServerErrorException.class, keys::list);
        require(calls.get() == 3, "a list was sent " + calls + " times");
    }

    private void says(int nextStatus, String nextAnswer) {
        calls.set(0);
        status = nextStatus;
        answer = nextAnswer;
    }

    /** Gives prepared answers, with the header that makes OkHttp repeat a request by itself. */
    private void answer(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        if (status == 503) {
            exchange.getResponseHeaders().set("Retry-After", "0");
        }
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static <E extends Exception> E refused(Class<E> kind, Runnable call) {
        try {
            call.run();
        } catch (RuntimeException refused) {
            return kind.cast(refused);
        }
        throw new IllegalStateException("was not refused with " + kind.getSimpleName());
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
