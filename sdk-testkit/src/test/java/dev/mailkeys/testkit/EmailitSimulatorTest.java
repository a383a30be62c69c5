package dev.mailkeys.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmailitSimulatorTest {
    private static final String KEYS = "/api-keys";
    private final SimulatedClock clock = SimulatedClock.fixedAt(Instant.parse("2026-11-21T10:00:00.123Z"));
    private final EmailitSimulator simulator = EmailitSimulator.start(clock);
    private final Client client = Client.of(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void managementToken_hasTheProvidersShapeAndIsTheOneKeyAtFirst() {
        assertThat(simulator.managementToken()).matches("secret_[A-Za-z0-9]{32}");
        assertThat(simulator.baseUrl().getPath()).isEqualTo("/v2");
        assertThat(simulator.keys()).extracting(SimulatedKey::token).containsExactly(simulator.managementToken());
    }

    @Test
    void create_answers201WithTheKeyAndItsSecret() throws Exception {
        Reply reply = client.post(KEYS, "{'name':'a','scope':'sending','sending_domain_id':'dom_1'}");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.text("object")).isEqualTo("api_key");
        assertThat(reply.text("id")).matches("key_[A-Za-z0-9]{27}");
        assertThat(reply.text("key")).matches("secret_[A-Za-z0-9]{32}");
        assertThat(reply.text("sending_domain_id")).isEqualTo("dom_1");
        assertThat(reply.json().path("last_used_at").isNull()).isTrue();
        assertThat(reply.text("created_at")).isEqualTo("2026-11-21T10:00:00Z");
    }

    @Test
    void create_inOlderShape_answers200WithIntegers() throws Exception {
        simulator.createStatus(200);
        simulator.integerIds(true);

        Reply reply = client.post(KEYS, "{'name':'a','scope':'sending','sending_domain_id':1234567890}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("id").isNumber()).isTrue();
        assertThat(reply.json().path("sending_domain_id").isNumber()).isTrue();
        assertThat(client.get(KEYS + "/" + reply.text("id")).text("name")).isEqualTo("a");
    }

    @Test
    void create_ofFullKey_ignoresTheDomainAndMakesAManagementCredential() throws Exception {
        Reply reply = client.post(KEYS, "{'name':'a','sending_domain_id':'dom_1'}");

        assertThat(reply.text("scope")).isEqualTo("full");
        assertThat(reply.json().path("sending_domain_id").isNull()).isTrue();
        assertThat(Client.of(simulator, reply.text("key")).get(KEYS).status()).isEqualTo(200);
    }

    @Test
    void create_withTakenName_answers409WithExisting() throws Exception {
        String id = client.post(KEYS, "{'name':'a'}").text("id");

        Reply reply = client.post(KEYS, "{'name':'a'}");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.text("error")).isEqualTo("API key already exists");
        assertThat(reply.json().path("existing").path("id").asText()).isEqualTo(id);
        assertThat(reply.json().path("existing").path("name").asText()).isEqualTo("a");
        assertThat(reply.body()).doesNotContain("secret_");
        assertThat(simulator.keys()).hasSize(2);
    }

    @Test
    void create_withoutNameOrWithUnknownScope_answers400() throws Exception {
        assertThat(client.post(KEYS, "{}").status()).isEqualTo(400);
        assertThat(client.post(KEYS, "{'name':''}").status()).isEqualTo(400);
        assertThat(client.post(KEYS, "{'name':'a','scope':'full_access'}").status())
                .isEqualTo(400);
        assertThat(client.post(KEYS, "{'name':'a','sending_domain_id':{}}").status())
                .isEqualTo(400);
        assertThat(client.post(KEYS, "{'name':").status()).isEqualTo(400);
        assertThat(simulator.keys()).hasSize(1);
    }

    @Test
    void get_showsTheKeyWithoutItsSecret() throws Exception {
        SimulatedKey key = simulator.seedKey("a");

        Reply reply = client.get(KEYS + "/" + key.id());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("object")).isEqualTo("api_key");
        assertThat(reply.json().has("key")).isFalse();
        assertThat(client.get(KEYS + "/key_unknown").status()).isEqualTo(404);
    }

    @Test
    void list_isPagedByTenNewestFirstWithRelativeLinks() throws Exception {
        for (int number = 1; number <= 24; number++) {
            simulator.seedKey("k" + number);
        }

        Reply first = client.get(KEYS);
        Reply second = client.get(KEYS + "?page=2");
        Reply last = client.get(KEYS + "?page=3&unheard.of=1");

        assertThat(first.all("data", "name"))
                .hasSize(10)
                .startsWith("k24", "k23")
                .endsWith("k15");
        assertThat(first.text("next_page_url")).isEqualTo("/v2/api-keys?page=2&limit=10");
        assertThat(first.json().path("previous_page_url").isNull()).isTrue();
        assertThat(second.text("previous_page_url")).isEqualTo("/v2/api-keys?page=1&limit=10");
        assertThat(last.all("data", "name")).containsExactly("k4", "k3", "k2", "k1", "Management");
        assertThat(last.json().path("next_page_url").isNull()).isTrue();
    }

    @Test
    void list_itemsLackTheObjectField() throws Exception {
        JsonNode item = client.get(KEYS).json().path("data").path(0);

        assertThat(item.path("name").asText()).isEqualTo("Management");
        assertThat(item.has("object")).isFalse();
        assertThat(item.has("key")).isFalse();
    }

    @Test
    void list_withSearch_findsPartsOfNamesAndKeepsTheSearchInItsLinks() throws Exception {
        simulator.seedKey("Shop one");
        simulator.seedKey("Shop two");
        simulator.seedKey("other");

        Reply reply = client.get(KEYS + "?limit=1&search=shop%20");

        assertThat(reply.all("data", "name")).containsExactly("Shop two");
        assertThat(reply.text("next_page_url")).isEqualTo("/v2/api-keys?page=2&limit=1&search=shop+");
        assertThat(client.get(KEYS + "?page=2&limit=1&search=shop+").all("data", "name"))
                .containsExactly("Shop one");
    }

    @Test
    void list_withPageOrLimitOutOfRange_answers400() throws Exception {
        for (String query : new String[] {"page=0", "page=x", "limit=0", "limit=101", "limit=-1", "page="}) {
            assertThat(client.get(KEYS + "?" + query).status()).as(query).isEqualTo(400);
        }
        assertThat(client.get(KEYS + "?limit=100").status()).isEqualTo(200);
    }

    @Test
    void list_withAbsoluteLinks_pointsWhereItIsTold() throws Exception {
        simulator.seedKey("a");
        simulator.absolutePageLinks(java.net.URI.create("https://elsewhere.example/ignored"));
        assertThat(client.get(KEYS + "?limit=1").text("next_page_url"))
                .isEqualTo("https://elsewhere.example/v2/api-keys?page=2&limit=1");

        simulator.relativePageLinks();

        assertThat(client.get(KEYS + "?limit=1").text("next_page_url")).startsWith("/v2/");
    }

    @Test
    void update_renamesAndNothingElse() throws Exception {
        SimulatedKey key = simulator.seedKey("a", "{\"scope\":\"sending\"}");
        clock.advance(Duration.ofMinutes(1));

        Reply reply = client.post(KEYS + "/" + key.id(), "{'name':'b','scope':'full'}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("name")).isEqualTo("b");
        assertThat(reply.text("scope")).isEqualTo("sending");
        assertThat(reply.text("updated_at")).isEqualTo("2026-11-21T10:01:00Z");
        assertThat(simulator.tokenOf(key.id())).contains(key.token());
    }

    @Test
    void update_toATakenName_answers409WithExisting_butItsOwnNameIsFine() throws Exception {
        SimulatedKey a = simulator.seedKey("a");
        SimulatedKey b = simulator.seedKey("b");

        Reply reply = client.post(KEYS + "/" + b.id(), "{'name':'a'}");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.text("error")).isEqualTo("API key name already exists");
        assertThat(reply.json().path("existing").path("id").asText()).isEqualTo(a.id());
        assertThat(client.post(KEYS + "/" + b.id(), "{'name':'b'}").status()).isEqualTo(200);
    }

    @Test
    void update_byPatchOrPut_isNoRoute() throws Exception {
        SimulatedKey key = simulator.seedKey("a");

        assertThat(client.patch(KEYS + "/" + key.id(), "{'name':'b'}").status()).isEqualTo(404);
        assertThat(client.put(KEYS + "/" + key.id(), "{'name':'b'}").status()).isEqualTo(404);
        assertThat(simulator.keys()).extracting(SimulatedKey::name).doesNotContain("b");
    }

    @Test
    void rotate_keepsIdAndSettingsAndKillsTheOldSecretAtOnce() throws Exception {
        SimulatedKey key = simulator.seedKey("a", "{\"scope\":\"sending\",\"sending_domain_id\":\"dom_1\"}");

        Reply reply = client.post(KEYS + "/" + key.id() + "/regenerate", "");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("id")).isEqualTo(key.id());
        assertThat(reply.text("sending_domain_id")).isEqualTo("dom_1");
        assertThat(simulator.accepts(reply.text("key"))).isTrue();
        assertThat(simulator.accepts(key.token())).isFalse();
        assertThat(simulator.received()).extracting(ReceivedCall::operation).containsExactly("rotate");
    }

    @Test
    void delete_answersWithWhatWasDeleted() throws Exception {
        SimulatedKey key = simulator.seedKey("a");

        Reply reply = client.delete(KEYS + "/" + key.id());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().fieldNames()).toIterable().containsExactly("object", "id", "name", "deleted");
        assertThat(reply.json().path("deleted").asBoolean()).isTrue();
        assertThat(simulator.accepts(key.token())).isFalse();
        assertThat(client.delete(KEYS + "/" + key.id()).status()).isEqualTo(404);
    }

    @Test
    void delete_ofTheKeyInUse_locksTheCallerOut() throws Exception {
        String own = simulator.keys().get(0).id();

        assertThat(client.delete(KEYS + "/" + own).status()).isEqualTo(200);
        assertThat(client.get(KEYS).status()).isEqualTo(401);
    }

    @Test
    void sendingKey_maySendButNotManage() throws Exception {
        SimulatedKey key = simulator.seedKey("a", "{\"scope\":\"sending\"}");
        Client sender = Client.of(simulator, key.token());

        assertThat(sender.get(KEYS).status()).isEqualTo(403);
        assertThat(sender.post("/emails", "{}").status()).isEqualTo(200);
    }

    @Test
    void send_movesLastUsedAt() throws Exception {
        SimulatedKey key = simulator.seedKey("a");
        clock.advance(Duration.ofHours(1));

        Client.of(simulator, key.token()).post("/emails", "{}");

        assertThat(client.get(KEYS + "/" + key.id()).text("last_used_at")).isEqualTo("2026-11-21T11:00:00Z");
    }

    @Test
    void everyCall_withoutOrWithUnknownSecret_answers401() throws Exception {
        assertThat(Client.anonymous(simulator).get(KEYS).status()).isEqualTo(401);
        assertThat(Client.of(simulator, "secret_unknown").post("/emails", "{}").status())
                .isEqualTo(401);
    }

    @Test
    void anotherWorkspace_seesAndReachesNothingOfTheFirst() throws Exception {
        SimulatedKey key = simulator.seedKey("a");
        Client other = Client.of(simulator, simulator.addWorkspace());

        assertThat(other.get(KEYS).all("data", "name")).containsExactly("Management");
        assertThat(other.delete(KEYS + "/" + key.id()).status()).isEqualTo(404);
        assertThat(other.post(KEYS, "{'name':'a'}").status()).isEqualTo(201);
    }
}
