package dev.mailkeys.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusFaultTest {
    private static final String KEYS = "/outbound/transactional-keys";
    private final JetEmailSimulator simulator = JetEmailSimulator.start();
    private final Client client = Client.of(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 408, 418, 429, 500, 502, 503, 504})
    void status_isAnsweredInTheProvidersShapeAndNothingIsDone(int status) throws Exception {
        simulator.next(Fault.status(status));

        Reply reply = client.post(KEYS, "{'name':'a'}");

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.body()).isEqualTo("{\"success\":false,\"error\":\"simulated fault\"}");
        assertThat(simulator.keys()).isEmpty();
        assertThat(simulator.received().get(0).status()).hasValue(status);
    }

    @Test
    void status_afterCommit_makesTheKeyAllTheSame() throws Exception {
        simulator.next(Fault.status(503)
                .withRetryAfter("Wed, 21 Oct 2026 07:28:00 GMT")
                .afterCommit());

        Reply reply = client.post(KEYS, "{'name':'a'}");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.header("Retry-After")).isEqualTo("Wed, 21 Oct 2026 07:28:00 GMT");
        assertThat(simulator.keys()).hasSize(1);
        assertThat(simulator.received().get(0).committed()).isTrue();
    }

    @Test
    void status_withBodyAndHeader_sendsThemAsTheyAre() throws Exception {
        simulator.next(Fault.status(500).withBody("<oops>").withHeader("X-Trace", "7"));

        Reply reply = client.get(KEYS);

        assertThat(reply.body()).isEqualTo("<oops>");
        assertThat(reply.header("X-Trace")).isEqualTo("7");
    }

    @Test
    void status_ofTheOtherProviders_hasTheirShapes() throws Exception {
        try (EmailitSimulator emailit = EmailitSimulator.start();
                ElasticEmailSimulator elastic = ElasticEmailSimulator.start()) {
            emailit.next(Fault.status(500));
            elastic.next(Fault.status(500));

            assertThat(Client.of(emailit)
                            .get("/api-keys")
                            .json()
                            .path("statusCode")
                            .asInt())
                    .isEqualTo(500);
            assertThat(Client.of(elastic).get("/security/apikeys").text("Error"))
                    .isEqualTo("simulated fault");
        }
    }

    @Test
    void redirect_namesAnotherHostAndDoesNothing() throws Exception {
        simulator.next(Fault.redirect(307, "https://elsewhere.example/keys"));

        Reply reply = client.post(KEYS, "{'name':'a'}");

        assertThat(reply.status()).isEqualTo(307);
        assertThat(reply.header("Location")).isEqualTo("https://elsewhere.example/keys");
        assertThat(simulator.keys()).isEmpty();
    }

    @Test
    void redirect_afterCommit_makesTheKey() throws Exception {
        simulator.next(Fault.redirect(302, "https://elsewhere.example/").afterCommit());

        assertThat(client.post(KEYS, "{'name':'a'}").status()).isEqualTo(302);
        assertThat(simulator.keys()).hasSize(1);
    }

    @Test
    void successFalse_isA200ThatDidNothing() throws Exception {
        simulator.next(Fault.successFalse("try later"));

        Reply reply = client.post(KEYS, "{'name':'a'}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("{\"success\":false,\"error\":\"try later\"}");
        assertThat(simulator.keys()).isEmpty();
    }

    @Test
    void echoTokens_quotesTheCredentialAndTheTokenInTheBody() throws Exception {
        String token = simulator.seedKey("a").token();
        simulator.next(Fault.echoTokens(400));

        Reply reply = client.post(KEYS + "/rotate", "{'api_token':'" + token + "'}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("error")).contains(token).contains(simulator.managementToken());
        assertThat(simulator.accepts(token)).isTrue();
    }

    @Test
    void echoTokens_afterCommit_quotesTheNewTokenToo() throws Exception {
        simulator.issueNext("transactional_canary");
        simulator.next(Fault.echoTokens(500).afterCommit());

        assertThat(client.post(KEYS, "{'name':'a'}").text("error")).contains("transactional_canary");
        assertThat(simulator.accepts("transactional_canary")).isTrue();
    }

    @Test
    void faultsThatLieInTheProvider_cannotBeMoved() {
        assertThatThrownBy(() -> Fault.lateCommit().afterCommit()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Fault.maskedList().beforeCommit()).isInstanceOf(IllegalStateException.class);
    }
}
