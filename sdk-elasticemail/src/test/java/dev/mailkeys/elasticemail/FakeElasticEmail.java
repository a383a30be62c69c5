package dev.mailkeys.elasticemail;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mailkeys.core.Backoff;
import dev.mailkeys.core.CallListener;
import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.RetryPolicy;
import dev.mailkeys.core.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;

/** A server on a real socket that answers what it was told to, and tells what it received. */
final class FakeElasticEmail implements AutoCloseable {

    /** The one credential and the one token in these tests, so that a leak of either is a search for this string. */
    static final String CANARY = "CA11AB1E".repeat(12);

    /** A field that is sent twice is a mistake too. */
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private final MockWebServer server = new MockWebServer();

    FakeElasticEmail() {
        try {
            server.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Tells the server to answer with a status and a body, once. */
    FakeElasticEmail answer(int status, String body) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());
        return this;
    }

    /** Tells the server to answer with a status and the whole of a file, once. */
    FakeElasticEmail answerFile(int status, String file) {
        return answer(status, file(file));
    }

    /** Tells the server to answer with a status, no body and a header, once. */
    FakeElasticEmail answerHeader(int status, String name, String value) {
        server.enqueue(
                new MockResponse.Builder().code(status).addHeader(name, value).build());
        return this;
    }

    /** Tells the server to read a request whole and to cut the connection instead of answering, once. */
    FakeElasticEmail cut() {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());
        return this;
    }

    void answerEverythingWith(Dispatcher dispatcher) {
        server.setDispatcher(dispatcher);
    }

    ElasticEmailKeys keys() {
        return keys(event -> {});
    }

    ElasticEmailKeys keys(CallListener listener) {
        return ElasticEmailKeys.using(Secret.of(CANARY), settings(listener));
    }

    /** The deadline ends a test that waits for an answer which nobody has prepared. */
    private ClientSettings settings(CallListener listener) {
        var calls = CallSettings.builder()
                .retries(RetryPolicy.builder().backoff(Backoff.none()).build())
                .deadline(Duration.ofSeconds(10))
                .listener(listener);
        return ClientSettings.builder()
                .baseUrl(URI.create(server.url("/v4").toString()))
                .calls(calls.build())
                .build();
    }

    /** How many requests came in. */
    int received() {
        return server.getRequestCount();
    }

    /** The next request that came in; none is waited for. */
    RecordedRequest taken() {
        try {
            RecordedRequest request = server.takeRequest(0, TimeUnit.SECONDS);
            if (request == null) {
                throw new AssertionError("There was no further request.");
            }
            return request;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    static JsonNode body(RecordedRequest request) {
        return json(request.getBody().utf8());
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    static String file(String name) {
        try (InputStream file = FakeElasticEmail.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
