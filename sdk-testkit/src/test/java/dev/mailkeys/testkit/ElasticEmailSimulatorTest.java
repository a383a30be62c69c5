package dev.mailkeys.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ElasticEmailSimulatorTest {
    private static final String KEYS = "/security/apikeys";
    private final SimulatedClock clock = SimulatedClock.fixedAt(Instant.parse("2026-11-21T10:00:00Z"));
    private final ElasticEmailSimulator simulator = ElasticEmailSimulator.start(clock);
    private final Client client = Client.of(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void create_answers201WithTheKeyAndItsToken() throws Exception {
        Reply reply = client.post(KEYS, payload("a", ",'RestrictAccessToIPRange':['10.0.0.0/8']"));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.text("Token")).matches("[0-9A-F]{96}");
        assertThat(reply.text("Name")).isEqualTo("a");
        assertThat(reply.json().path("AccessLevel").path(0).asText()).isEqualTo("SendHttp");
        assertThat(reply.json().path("RestrictAccessToIPRange").path(0).asText())
                .isEqualTo("10.0.0.0/8");
        assertThat(reply.text("DateCreated")).isEqualTo("2026-11-21T10:00:00Z");
        assertThat(reply.json().path("LastUse").isNull()).isTrue();
        assertThat(reply.json().path("Expires").isNull()).isTrue();
    }

    @Test
    void create_withoutNameOrAccessLevelOrWithABadDate_answers400() throws Exception {
        assertThat(client.post(KEYS, "{'AccessLevel':[]}").status()).isEqualTo(400);
        assertThat(client.post(KEYS, "{'Name':'a'}").status()).isEqualTo(400);
        assertThat(client.post(KEYS, payload("a", ",'Expires':'soon'")).status())
                .isEqualTo(400);
        assertThat(client.post(KEYS, "{").text("Error")).isNotEmpty();
        assertThat(simulator.keys()).hasSize(1);
    }

    @Test
    void create_ofTheSixteenthKey_answers400WithTheLimit() throws Exception {
        for (int number = 2; number <= 15; number++) {
            assertThat(client.post(KEYS, payload("k" + number, "")).status()).isEqualTo(201);
        }

        Reply reply = client.post(KEYS, payload("k16", ""));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("Error")).contains("limit of 15 API keys");
        client.delete(KEYS + "/k2");
        assertThat(client.post(KEYS, payload("k16", "")).status()).isEqualTo(201);
    }

    @Test
    void create_withTakenName_isRefusedAsSet() throws Exception {
        simulator.seedKey("a");

        assertThat(client.post(KEYS, payload("a", "")).status()).isEqualTo(400);
        simulator.takenNameStatus(409);
        assertThat(client.post(KEYS, payload("a", "")).status()).isEqualTo(409);
        assertThat(simulator.keys()).hasSize(2);
    }

    @Test
    void list_isABareArrayWithoutTokens() throws Exception {
        Reply reply = client.get(KEYS);

        assertThat(reply.json().isArray()).isTrue();
        assertThat(reply.json().path(0).path("Name").asText()).isEqualTo("Management");
        assertThat(reply.body()).doesNotContain(simulator.managementToken()).doesNotContain("Token\"");
    }

    @Test
    void names_areOnePercentDecodedSegment() throws Exception {
        simulator.seedKey("a b/c+d%e?");

        Reply reply = client.get(KEYS + "/a%20b%2Fc+d%25e%3F");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("Name")).isEqualTo("a b/c+d%e?");
        assertThat(client.get(KEYS + "/a%20b/c").status()).isEqualTo(404);
    }

    @Test
    void get_ofUnknownName_isRefusedAsSet() throws Exception {
        assertThat(client.get(KEYS + "/nobody").status()).isEqualTo(404);
        simulator.unknownNameStatus(400);

        assertThat(client.get(KEYS + "/nobody").status()).isEqualTo(400);
        assertThat(client.delete(KEYS + "/nobody").status()).isEqualTo(400);
        assertThat(client.put(KEYS + "/nobody", payload("a", "")).status()).isEqualTo(400);
    }

    @Test
    void update_replacesEverythingAndClearsWhatIsNotMentioned() throws Exception {
        simulator.seedKey(
                "a",
                "{\"AccessLevel\":[\"SendHttp\"],\"Expires\":\"2027-01-01T00:00:00Z\","
                        + "\"RestrictAccessToIPRange\":[\"127.0.0.1\"]}");

        Reply reply = client.put(KEYS + "/a", "{'Name':'a','AccessLevel':['Export']}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().has("Token")).isFalse();
        assertThat(reply.json().path("Expires").isNull()).isTrue();
        assertThat(reply.json().path("RestrictAccessToIPRange")).isEmpty();
        assertThat(reply.json().path("AccessLevel").path(0).asText()).isEqualTo("Export");
    }

    @Test
    void update_withAnotherName_movesTheKeyAndKeepsItsToken() throws Exception {
        String token = simulator.seedKey("a").token();

        assertThat(client.put(KEYS + "/a", payload("b", "")).status()).isEqualTo(200);

        assertThat(client.get(KEYS + "/a").status()).isEqualTo(404);
        assertThat(simulator.tokenOf("b")).contains(token);
    }

    @Test
    void update_toATakenName_changesNothing() throws Exception {
        simulator.seedKey("a");
        simulator.seedKey("b");

        assertThat(client.put(KEYS + "/a", payload("b", "")).status()).isEqualTo(400);
        assertThat(simulator.keys()).extracting(SimulatedKey::name).containsExactly("Management", "a", "b");
    }

    @Test
    void delete_answers200WithNothing() throws Exception {
        SimulatedKey key = simulator.seedKey("a");

        Reply reply = client.delete(KEYS + "/a");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEmpty();
        assertThat(simulator.accepts(key.token())).isFalse();
        assertThat(simulator.keys()).hasSize(1);
    }

    @Test
    void subaccount_isAQueryOnReadsAndDeletionsAndAFieldOfPayloads() throws Exception {
        simulator.addSubaccount("sub@example.com");

        client.post(KEYS + "?subaccount=ignored@example.com", payload("a", ",'Subaccount':'sub@example.com'"));

        assertThat(simulator.keys()).hasSize(1);
        assertThat(client.get(KEYS + "?subaccount=sub%40example.com").json().findValuesAsText("Name"))
                .containsExactly("a");
        assertThat(client.get(KEYS + "/a?subaccount=sub%40example.com").status())
                .isEqualTo(200);
        assertThat(client.put(KEYS + "/a", payload("b", ",'Subaccount':'sub@example.com'"))
                        .status())
                .isEqualTo(200);
        assertThat(client.delete(KEYS + "/b").status()).isEqualTo(404);
        assertThat(client.delete(KEYS + "/b?subaccount=sub%40example.com").status())
                .isEqualTo(200);
        assertThat(client.get(KEYS + "?subaccount=nobody%40example.com").status())
                .isEqualTo(404);
    }

    @Test
    void subaccountKey_isABareStringThatLapsesAfter48Hours() throws Exception {
        simulator.addSubaccount("sub@example.com");

        Reply reply = client.get("/subaccounts/sub%40example.com/apikey");

        String token = reply.json().asText();
        assertThat(reply.json().isTextual()).isTrue();
        assertThat(token).matches("[0-9A-F]{96}");
        assertThat(Client.of(simulator, token).get(KEYS).json()).isEmpty();
        clock.advance(Duration.ofHours(48));
        assertThat(Client.of(simulator, token).get(KEYS).text("Error")).isEqualTo("Incorrect apikey");
        assertThat(simulator.received("subaccountKey")).hasSize(1);
    }

    @Test
    void dates_withoutOffset_areReadAndWrittenAsSet() throws Exception {
        simulator.datesWithOffset(false);

        JsonNode key = client.post(KEYS, payload("a", ",'Expires':'2027-01-01T00:00:00'"))
                .json();

        assertThat(key.path("DateCreated").asText()).isEqualTo("2026-11-21T10:00:00");
        assertThat(key.path("Expires").asText()).isEqualTo("2027-01-01T00:00:00");
        simulator.datesWithOffset(true);
        client.put(KEYS + "/a", payload("a", ",'Expires':'2027-01-01T02:00:00+02:00'"));
        assertThat(client.get(KEYS + "/a").text("Expires")).isEqualTo("2027-01-01T00:00:00Z");
    }

    @Test
    void send_movesLastUse() throws Exception {
        SimulatedKey key = simulator.seedKey("a");

        Reply reply = Client.of(simulator, key.token()).post("/emails/transactional", "{}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().fieldNames()).toIterable().containsExactly("TransactionID", "MessageID");
        assertThat(client.get(KEYS + "/a").text("LastUse")).isEqualTo("2026-11-21T10:00:00Z");
    }

    @Test
    void seededKey_hasALevel_soThatWhatIsReadCanBeSentBack() throws Exception {
        simulator.seedKey("a");
        simulator.seedKey("none", "{\"AccessLevel\":[]}");

        String read = client.get(KEYS + "/a").json().toString();

        assertThat(client.put(KEYS + "/a", read).status()).isEqualTo(200);
        assertThat(client.get(KEYS + "/none").json().path("AccessLevel")).isEmpty();
    }

    static String payload(String name, String more) {
        return "{'Name':'" + name + "','AccessLevel':['SendHttp']" + more + "}";
    }
}
