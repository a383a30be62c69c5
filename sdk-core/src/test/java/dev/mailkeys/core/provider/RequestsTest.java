package dev.mailkeys.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Canary;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.http.RoundTrip;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a request looks like to the server. */
@Timeout(60)
class RequestsTest {

    private final MockWebServer server =
            Transport.CLEAR.serve(new MockResponse.Builder().body("{}").build());

    @AfterEach
    void close() {
        server.close();
    }

    private RecordedRequest send(ApiRequest<?> request) throws InterruptedException {
        Transport.client(server, new ManualTiming()).call(request);
        return server.takeRequest();
    }

    @ParameterizedTest
    @CsvSource({"GET, SAFE", "DELETE, IDEMPOTENT", "DELETE, NEVER"})
    void methodThatNeedsNoBody_hasNone(String method, Repeat repeat) throws InterruptedException {
        RecordedRequest request =
                send(Endpoint.withoutAnswer("verb", repeat, method, "/keys").at());
        assertThat(request.getMethod()).isEqualTo(method);
        assertThat(request.getHeaders().get("Content-Length")).isNull();
        assertThat(request.getHeaders().get("Content-Type")).isNull();
        assertThat(request.getBodySize()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"POST, NEVER", "PUT, IDEMPOTENT", "PATCH, IDEMPOTENT", "POST, SAFE"})
    void methodThatNeedsABody_hasAnEmptyOne(String method, Repeat repeat) throws InterruptedException {
        RecordedRequest request =
                send(Endpoint.withoutAnswer("verb", repeat, method, "/keys").at());
        assertThat(request.getMethod()).isEqualTo(method);
        assertThat(request.getHeaders().get("Content-Length")).isEqualTo("0");
        assertThat(request.getHeaders().get("Content-Type")).isNull();
    }

    @Test
    void delete_mayHaveABody() throws InterruptedException {
        RecordedRequest request = send(Endpoint.withoutAnswer("delete", Repeat.IDEMPOTENT, "DELETE", "/keys")
                .at()
                .body(Map.of("id", "k1")));
        assertThat(request.getBody().utf8()).isEqualTo("{\"id\":\"k1\"}");
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void credential_standsInTheHeaderThatTheProviderWants() throws InterruptedException {
        ProviderProfile acme = Acme.PROFILE;
        ProviderProfile profile = ProviderProfile.of(
                acme.name(), acme.baseUrl(), Auth.header("X-Acme-ApiKey"), acme.tokenShapes(), acme.errors());
        ClientSettings settings =
                Transport.settings(server).userAgent("my-app/1.4").build();
        ApiClient.of(profile, Canary.CREDENTIAL, settings).call(Acme.DELETE.at("k1"));
        RecordedRequest request = server.takeRequest();
        assertThat(request.getHeaders().get("X-Acme-ApiKey")).isEqualTo(Canary.CREDENTIAL.reveal());
        assertThat(request.getHeaders().get("Authorization")).isNull();
        assertThat(request.getHeaders().get("User-Agent")).isEqualTo("my-app/1.4 " + RoundTrip.USER_AGENT);
    }

    @Test
    void clientOfTheEnvironment_isMadeOfItsVariables() {
        // Any variable will do that is always there and could stand in a header.
        assertThat(ApiClient.fromEnv(Acme.PROFILE, "PATH", "MAILKEYS_NO_SUCH_VARIABLE"))
                .isNotNull();
    }
}
