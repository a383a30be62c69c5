package dev.mailkeys.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.mailkeys.core.Canary;
import dev.mailkeys.core.NotFoundException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a signature over a request changes. */
@Timeout(60)
class SignedRequestTest {

    private final MockWebServer server = Transport.CLEAR.serve(
            new MockResponse.Builder().code(500).build(),
            new MockResponse.Builder().body(Acme.KEY).build(),
            new MockResponse.Builder().code(404).build());

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void everyAttempt_isSignedAnew_overWhatIsSent() throws InterruptedException {
        List<String> signed = new ArrayList<>();
        ApiClient client = Transport.client(server, new ManualTiming()).signed((method, address, body) -> {
            signed.add(method + " " + address.getPath() + " " + body.length);
            return Map.of("authorization", "Signature " + signed.size());
        });
        client.call(Acme.UPDATE.sending("application/x-amz-json-1.1").at("k1").body(Map.of("old", "x")));
        for (String number : List.of("1", "2")) {
            var sent = server.takeRequest();
            assertThat(sent.getHeaders().values("Authorization")).containsExactly("Signature " + number);
            assertThat(sent.getHeaders().values("Content-Type")).containsExactly("application/x-amz-json-1.1");
            assertThat(sent.getHeaders().toString()).doesNotContain(Canary.CREDENTIAL.reveal());
        }
        assertThat(signed).containsExactly("PATCH /keys/k1 11", "PATCH /keys/k1 11");
        assertThat(catchThrowable(() -> client.call(Acme.GET.at("k1")))).isInstanceOf(NotFoundException.class);
        assertThat(signed).last().isEqualTo("GET /keys/k1 0");
    }

    /** The transport would quote it. */
    @Test
    void aSignatureThatNoHeaderCanHold_isRefused_withoutQuotingIt() {
        ApiClient client = Transport.client(server, new ManualTiming())
                .signed((method, address, body) -> Map.of("x-session", Canary.CREDENTIAL.reveal() + "\nsecret"));
        Throwable refused = catchThrowable(() -> client.call(Acme.GET.at("k1")));
        assertThat(refused).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("x-session");
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            assertThat(cause).hasMessageNotContaining(Canary.CREDENTIAL.reveal());
        }
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void noSignature_addsNothing() {
        assertThat(RequestSigner.none().headers("GET", URI.create("https://api.acme.example"), new byte[0]))
                .isEmpty();
    }
}
