package dev.mailkeys.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.CallEvent;
import dev.mailkeys.core.CallListener;
import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.Canary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A listener adds what traces need to a request, and can't change whose request it is, where it goes or what it does. */
class AddedHeadersTest {

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void serve() throws IOException {
        server.start();
        server.setDispatcher(new ScriptedAnswers(
                new MockResponse.Builder().code(503).build(),
                new MockResponse.Builder().body(Acme.KEY).build()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Adds headers and does nothing else. */
    private interface Adding extends CallListener {

        @Override
        default void happened(CallEvent event) {}

        @Override
        void addHeaders(CallEvent.AttemptStarted attempt, Headers headers);
    }

    private List<RecordedRequest> requests(Repeat repeat, Adding listener) throws InterruptedException {
        var calls = CallSettings.builder().listener(listener).build();
        ApiClient client = Acme.client(server.url("/").uri(), calls, new ManualTiming());
        try {
            client.call(Acme.request(repeat));
        } catch (dev.mailkeys.core.ServerErrorException once) {
            assertThat(repeat).isEqualTo(Repeat.NEVER);
        }
        var requests = new ArrayList<RecordedRequest>();
        for (int i = 0; i < server.getRequestCount(); i++) {
            requests.add(server.takeRequest());
        }
        return requests;
    }

    @ParameterizedTest
    @EnumSource(Repeat.class)
    void header_isOnTheRequestOfItsAttempt_beyondThoseThatItHas(Repeat repeat) throws InterruptedException {
        List<RecordedRequest> requests =
                requests(repeat, (attempt, headers) -> headers.add("traceparent", "00-" + attempt.attempt()));
        assertThat(requests).hasSize(repeat == Repeat.NEVER ? 1 : 2);
        for (int i = 0; i < requests.size(); i++) {
            assertThat(requests.get(i).getHeaders().values("traceparent")).containsExactly("00-" + (i + 1));
            assertThat(requests.get(i).getHeaders().values("Authorization"))
                    .containsExactly("Bearer " + Canary.CREDENTIAL.reveal());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "authorization",
                "Proxy-Authorization",
                "X-ElasticEmail-ApiKey",
                "X-Api-Key",
                "X-Auth-Token",
                "Cookie",
                "Host",
                "Content-Length",
                "Content-Type",
                "Transfer-Encoding",
                "Connection",
                "Upgrade",
                "Expect",
                "TE",
                "Accept",
                "Accept-Encoding",
                "User-Agent",
                "Range",
                "If-Match",
                "Forwarded",
                "X-Forwarded-Host",
                "X-Original-URL",
                "X-HTTP-Method-Override",
                "Idempotency-Key",
                "",
                ":path",
                "a b",
                "a\r\nAuthorization"
            })
    void headerThatSaysWhoOrWhereOrWhat_isRefused_andTheRequestGoesOutWithoutIt(String name)
            throws InterruptedException {
        var refusal = new AtomicReference<Throwable>();
        List<RecordedRequest> requests = requests(Repeat.SAFE, (attempt, headers) -> {
            headers.add("traceparent", "00-1");
            try {
                headers.add(name, "stolen");
            } catch (IllegalArgumentException refused) {
                refusal.set(refused);
                throw refused;
            }
        });
        assertThat(refusal.get()).hasMessageContaining("can't be added");
        assertThat(requests).hasSize(2).allSatisfy(request -> {
            assertThat(request.getHeaders().toString()).doesNotContain("stolen");
            assertThat(request.getHeaders().get("traceparent")).isEqualTo("00-1");
        });
    }

    @Test
    void headerThatCarriesTheProvidersCredential_isRefusedWhateverItsName() {
        var headers = new AddedHeaders("X-Acme");
        assertThatThrownBy(() -> headers.add("x-acme", "stolen")).hasMessageContaining("can't be added");
        assertThat(headers.close()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\0b", "ä", "\u2028"})
    void valueThatCannotStandInAHeader_isRefused(String value) {
        var headers = new AddedHeaders("X-Acme");
        assertThatThrownBy(() -> headers.add("tracestate", value)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> headers.add("tracestate", "x".repeat(8193)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(headers.close()).isEmpty();
    }

    @Test
    void headersBeyondTheirNumber_areRefused() {
        var headers = new AddedHeaders("X-Acme");
        for (int i = 0; i < 32; i++) {
            headers.add("baggage-" + i, "x");
        }
        assertThatThrownBy(() -> headers.add("traceparent", "x")).isInstanceOf(IllegalArgumentException.class);
        headers.add("Baggage-1", "y");
        assertThat(headers.close()).hasSize(32).containsEntry("baggage-1", "y");
    }

    @Test
    void headerThatComesTooLate_isRefused() throws InterruptedException {
        var kept = new AtomicReference<CallListener.Headers>();
        requests(Repeat.NEVER, (attempt, headers) -> kept.set(headers));
        assertThatThrownBy(() -> kept.get().add("traceparent", "00-1")).hasMessageContaining("not later");
    }
}
