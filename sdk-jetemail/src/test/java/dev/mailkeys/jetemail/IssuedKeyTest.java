package dev.mailkeys.jetemail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.ApiException;
import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.UnreadableResponseException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that may hold the only copy of a token, and say that there is none. */
class IssuedKeyTest {

    private final MockWebServer server = new MockWebServer();
    private JetEmailKeys keys;

    @BeforeEach
    void start() throws IOException {
        server.start(InetAddress.getLoopbackAddress(), 0);
        URI address = URI.create("http://127.0.0.1:" + server.getPort());
        keys = JetEmailKeys.using(
                Secret.of("api_x"), ClientSettings.builder().baseUrl(address).build());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void answers(String body) {
        server.enqueue(new MockResponse.Builder().body(body).build());
    }

    private static void assertKept(Throwable thrown, String answer) {
        assertThat(thrown)
                .isInstanceOfSatisfying(UnreadableResponseException.class, kept -> {
                    assertThat(kept.body()).contains(Secret.of(answer));
                    assertThat(kept.mayHaveTakenEffect()).isTrue();
                })
                .hasMessageContaining("it says that the call did not work, and holds a token")
                .hasMessageNotContaining("transactional_new");
    }

    /** Which of both is true is not known. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"success\":false,\"error\":\"busy\",\"api_token\":\"transactional_new\"}",
                "{\"api_token\":\"transactional_new\",\"success\":false}"
            })
    void tokenInARefusal_isKept(String answer) {
        answers(answer);
        assertThatThrownBy(() -> keys.create(NewKey.builder().name("new").build()))
                .satisfies(thrown -> assertKept(thrown, answer));
        answers(answer);
        assertThatThrownBy(() -> keys.rotate(Secret.of("transactional_t")))
                .satisfies(thrown -> assertKept(thrown, answer));
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void refusalWithoutAToken_isARefusal() {
        answers("{\"success\":false,\"error\":\"limit\"}");
        assertThatThrownBy(() -> keys.create(NewKey.builder().name("new").build()))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("limit");
    }
}
