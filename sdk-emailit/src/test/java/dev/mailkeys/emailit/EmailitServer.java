package dev.mailkeys.emailit;

import dev.mailkeys.core.CallEvent;
import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.RetryPolicy;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.provider.ApiClient;
import dev.mailkeys.core.provider.Timing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.ByteString;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real server on the loopback that answers what it is told to, and a client of it whose waits take no time. */
final class EmailitServer implements BeforeEachCallback, AfterEachCallback, Timing {

    /** What every token in these tests ends with, so that a leak is a search for a piece of it. */
    static final String CANARY = "CANARYCANARYCANARYCANARYCANARY01";

    static final Secret TOKEN = Secret.of("secret_" + CANARY);

    /** The credential differs from the token, so that the one can't hide behind the other. */
    static final Secret CREDENTIAL = Secret.of("secret_MANAGER" + CANARY);

    final List<CallEvent> events = new ArrayList<>();
    final List<Duration> waits = new ArrayList<>();
    private final MockWebServer server = new MockWebServer();

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        server.start();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        server.close();
    }

    /** A client that tries four times, as clients do unless told otherwise. */
    EmailitKeys keys() {
        return keys(RetryPolicy.builder().build());
    }

    /** A client that tries once. */
    EmailitKeys keysTryingOnce() {
        return keys(RetryPolicy.none());
    }

    private EmailitKeys keys(RetryPolicy retries) {
        var calls = CallSettings.builder().listener(events::add).retries(retries);
        var settings = ClientSettings.builder()
                .baseUrl(server.url("/v2").uri())
                .calls(calls.build())
                .build();
        return new EmailitKeys(ApiClient.of(Emailit.PROFILE, CREDENTIAL, settings, this));
    }

    void answer(int status, String fixture) {
        answerText(status, fixture(fixture));
    }

    void answerText(int status, String body) {
        answer(new MockResponse.Builder().code(status).body(body).build());
    }

    void answer(MockResponse response) {
        server.enqueue(response);
    }

    /** The next request that arrived, which is there already when a call has ended. */
    RecordedRequest request() throws InterruptedException {
        return Objects.requireNonNull(server.takeRequest(1, TimeUnit.SECONDS), "no request arrived");
    }

    int requests() {
        return server.getRequestCount();
    }

    static String body(RecordedRequest request) {
        ByteString body = request.getBody();
        return body == null ? "" : body.utf8();
    }

    static String fixture(String name) {
        try (InputStream in = EmailitServer.class.getResourceAsStream(name + ".json")) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public Instant now() {
        return Instant.parse("2026-11-21T00:00:00Z");
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void sleep(Duration delay) {
        waits.add(delay);
    }

    @Override
    public double random() {
        return 0;
    }
}
