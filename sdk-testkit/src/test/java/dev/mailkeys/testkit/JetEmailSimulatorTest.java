package dev.mailkeys.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JetEmailSimulatorTest {
    private static final String KEYS = "/outbound/transactional-keys";
    private final SimulatedClock clock = SimulatedClock.fixedAt(Instant.parse("2026-11-21T10:00:00Z"));
    private final JetEmailSimulator simulator = JetEmailSimulator.start(clock);
    private final Client client = Client.of(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void create_answers200WithTheTokenAndNothingElse() throws Exception {
        Reply reply = client.post(KEYS, "{'name':'first'}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().fieldNames()).toIterable().containsExactly("success", "message", "api_token");
        assertThat(reply.text("message")).isEqualTo("Transactional key created successfully");
        assertThat(reply.text("api_token")).startsWith("transactional_");
        assertThat(simulator.accepts(reply.text("api_token"))).isTrue();
    }

    @Test
    void create_withTakenName_makesASecondKeyOfThatName() throws Exception {
        client.post(KEYS, "{'name':'twin'}");
        client.post(KEYS, "{'name':'twin'}");

        assertThat(simulator.keys()).extracting(SimulatedKey::name).containsExactly("twin", "twin");
    }

    @Test
    void list_showsLiveTokensAndTextFieldsAsDocumented() throws Exception {
        String settings = "{'name':'a','approvedDomains':['a.example'],'quota':7,'ipRestrictions':['10.0.0.0/8']}";
        String token = client.post(KEYS, settings).text("api_token");

        Reply reply = client.get(KEYS);
        JsonNode item = reply.json().path("transactionalKeys").path(0);

        assertThat(reply.json().path("success").asBoolean()).isTrue();
        assertThat(item.path("api_token").asText()).isEqualTo(token);
        assertThat(item.path("uuid").asText()).isEqualTo(simulator.keys().get(0).id());
        assertThat(item.path("status").asText()).isEqualTo("active");
        assertThat(item.path("approvedDomains").asText()).isEqualTo("[\"a.example\"]");
        assertThat(item.path("ipRestrictions").asText()).isEqualTo("[\"10.0.0.0/8\"]");
        assertThat(item.path("quota").asInt()).isEqualTo(7);
        assertThat(item.path("allowAllDomains").isBoolean()).isTrue();
        assertThat(item.path("created_date").isTextual()).isTrue();
        assertThat(item.path("created_date").asText())
                .isEqualTo(String.valueOf(clock.instant().toEpochMilli()));
        assertThat(item.path("last_modified").isNumber()).isTrue();
        assertThat(item.path("last_modified").asLong())
                .isEqualTo(clock.instant().getEpochSecond());
    }

    @Test
    void list_inItsOlderShape_hasTheOtherEnvelopeRealArraysAndNumbers() throws Exception {
        simulator.listEnvelope("transactional-keys");
        simulator.listsAsText(false);
        simulator.statusWords(false);
        client.post(KEYS, "{'name':'a','approvedDomains':['a.example']}");

        JsonNode item = client.get(KEYS).json().path("transactional-keys").path(0);

        assertThat(item.path("approvedDomains").isArray()).isTrue();
        assertThat(item.path("status").isNumber()).isTrue();
        assertThat(item.path("status").asInt()).isEqualTo(1);
    }

    @Test
    void list_maskedByOption_showsNoToken() throws Exception {
        simulator.maskTokensInList(true);
        String token = client.post(KEYS, "{'name':'a'}").text("api_token");

        assertThat(client.get(KEYS).body()).doesNotContain(token).contains("transactional_***");
    }

    @Test
    void update_changesWhatIsSentAndLeavesTheRest() throws Exception {
        String token = client.post(KEYS, "{'name':'a','quota':5,'approvedDomains':['a.example']}")
                .text("api_token");
        clock.advance(Duration.ofSeconds(90));

        Reply reply = client.patch(KEYS, "{'api_token':'" + token + "','name':'b','approvedDomains':[]}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().fieldNames()).toIterable().containsExactly("success", "message");
        JsonNode item = client.get(KEYS).json().path("transactionalKeys").path(0);
        assertThat(item.path("name").asText()).isEqualTo("b");
        assertThat(item.path("quota").asInt()).isEqualTo(5);
        assertThat(item.path("approvedDomains").asText()).isEqualTo("[]");
        assertThat(item.path("last_modified").asLong())
                .isEqualTo(clock.instant().getEpochSecond());
    }

    @Test
    void update_withStatus_ignoresEveryOtherField() throws Exception {
        String token = client.post(KEYS, "{'name':'a'}").text("api_token");

        Reply reply = client.patch(KEYS, "{'api_token':'" + token + "','status':0,'name':'b','quota':-1}");

        assertThat(reply.status()).isEqualTo(200);
        JsonNode item = client.get(KEYS).json().path("transactionalKeys").path(0);
        assertThat(item.path("name").asText()).isEqualTo("a");
        assertThat(item.path("quota").asInt()).isZero();
        assertThat(item.path("status").asText()).isEqualTo("disabled");
    }

    @Test
    void update_withUnknownStatus_answers400() throws Exception {
        String token = simulator.seedKey("a").token();

        assertThat(client.patch(KEYS, "{'api_token':'" + token + "','status':2}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void disable_stopsSendingUntilEnabledAgain() throws Exception {
        String token = simulator.seedKey("a").token();
        Client sender = Client.of(simulator, token);
        clock.advance(Duration.ofMinutes(1));

        client.patch(KEYS, "{'api_token':'" + token + "','status':0}");
        assertThat(client.get(KEYS).body())
                .contains("\"last_modified\":" + clock.instant().getEpochSecond());
        assertThat(sender.post("/email", Client.MAIL).status()).isEqualTo(403);
        assertThat(simulator.liveKeys()).isEmpty();
        client.patch(KEYS, "{'api_token':'" + token + "','status':1}");

        assertThat(sender.post("/email", Client.MAIL).status()).isEqualTo(200);
        assertThat(simulator.received())
                .extracting(ReceivedCall::operation)
                .containsExactly("disable", "list", "send", "enable", "send");
    }

    @Test
    void rotate_keepsTheKeyAndKillsTheOldTokenAtOnce() throws Exception {
        SimulatedKey key = simulator.seedKey("a", "{\"quota\":9}");

        Reply reply = client.post(KEYS + "/rotate", "{'api_token':'" + key.token() + "'}");

        String rotated = reply.text("api_token");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(simulator.tokenOf(key.id())).contains(rotated);
        assertThat(simulator.accepts(key.token())).isFalse();
        assertThat(simulator.accepts(rotated)).isTrue();
        assertThat(simulator.jsonOf(key.id()).orElseThrow()).contains("\"quota\":9");
    }

    @Test
    void rotate_withTheOldTokenAgain_answers404() throws Exception {
        String body = "{'api_token':'" + simulator.seedKey("a").token() + "'}";
        client.post(KEYS + "/rotate", body);

        Reply second = client.post(KEYS + "/rotate", body);

        assertThat(second.status()).isEqualTo(404);
        assertThat(second.json().path("success").isBoolean()).isTrue();
        assertThat(second.text("error")).isEqualTo("Transactional key not found or access denied");
    }

    @Test
    void rotate_ofDisabledKey_answers403AndKeepsTheToken() throws Exception {
        SimulatedKey key = simulator.seedKey("a");
        simulator.status(key.id(), "disabled");

        Reply reply = client.post(KEYS + "/rotate", "{'api_token':'" + key.token() + "'}");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(simulator.tokenOf(key.id())).contains(key.token());
    }

    @Test
    void rotate_withoutToken_answers400() throws Exception {
        Reply reply = client.post(KEYS + "/rotate", "{}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("error")).isEqualTo("api_token is required");
    }

    @Test
    void delete_takesTheTokenInItsBody() throws Exception {
        SimulatedKey key = simulator.seedKey("a");

        Reply reply = client.delete(KEYS, "{'api_token':'" + key.token() + "'}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("success").asBoolean()).isTrue();
        assertThat(simulator.keys()).isEmpty();
        assertThat(client.delete(KEYS, "{'api_token':'" + key.token() + "'}").status())
                .isEqualTo(404);
        assertThat(client.delete(KEYS).status()).isEqualTo(400);
    }

    @Test
    void everyManagementCall_withoutManagementToken_answers401() throws Exception {
        String token = simulator.seedKey("a").token();

        for (Client stranger : List.of(Client.anonymous(simulator), Client.of(simulator, token))) {
            Reply reply = stranger.get(KEYS);
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.text("error")).isEqualTo("Required information not found");
        }
    }

    @Test
    void anotherAccount_seesAndReachesNothingOfTheFirst() throws Exception {
        String token = simulator.seedKey("a").token();
        Client other = Client.of(simulator, simulator.addAccount());

        assertThat(other.get(KEYS).json().path("transactionalKeys")).isEmpty();
        assertThat(other.post(KEYS + "/rotate", "{'api_token':'" + token + "'}").status())
                .isEqualTo(404);
    }

    @Test
    void send_countsUsageAndObeysQuotaAddressAndDomain() throws Exception {
        String settings = "{\"quota\":1,\"ipRestrictions\":[\"127.0.0.0/8\"],\"approvedDomains\":[\"a.example\"]}";
        SimulatedKey key = simulator.seedKey("a", settings);
        Client sender = Client.of(simulator, key.token());

        assertThat(sender.post("/email", "{'from':'Me <me@b.example>'}").status())
                .isEqualTo(403);
        assertThat(sender.post("/email", "{'from':'Me <me@a.example>'}").status())
                .isEqualTo(200);
        assertThat(simulator.jsonOf(key.id()).orElseThrow()).contains("\"usage\":1");
        assertThat(sender.post("/email", "{'from':'me@a.example'}").status()).isEqualTo(403);
    }

    @Test
    void send_fromAnAddressThatIsNotAllowed_answers403() throws Exception {
        String token =
                simulator.seedKey("a", "{\"ipRestrictions\":[\"10.0.0.0/8\"]}").token();
        Client sender = Client.of(simulator, token);

        assertThat(sender.post("/email", Client.MAIL).status()).isEqualTo(403);
        simulator.callerAddress(java.net.InetAddress.getByName("10.1.2.3"));

        assertThat(sender.post("/email", Client.MAIL).status()).isEqualTo(200);
    }

    @Test
    void send_ofAnEmptyMessage_answers400AndQueuesNothing() throws Exception {
        String token = simulator.seedKey("a").token();
        assertThat(Client.of(simulator, token).post("/email", "{}").status()).isEqualTo(400);
        assertThat(simulator.received()).noneMatch(ReceivedCall::committed);
    }

    @Test
    void send_withTheManagementToken_answers401() throws Exception {
        assertThat(client.post("/email", Client.MAIL).status()).isEqualTo(401);
    }

    @Test
    void unknownRoute_answers404AndIsRecordedAsUnknown() throws Exception {
        assertThat(client.get(KEYS + "/some-uuid").status()).isEqualTo(404);
        assertThat(simulator.received()).extracting(ReceivedCall::operation).containsExactly("unknown");
    }
}
