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
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each request says, and what it leaves unsaid. */
class JetEmailRequestsTest {

    private final MockWebServer server = new MockWebServer();
    private JetEmailKeys keys;

    @BeforeEach
    void start() throws IOException {
        server.start(InetAddress.getLoopbackAddress(), 0);
        URI address = URI.create("http://127.0.0.1:" + server.getPort());
        keys = JetEmailKeys.using(
                Secret.of("api_x"), ClientSettings.builder().baseUrl(address).build());
        server.enqueue(new MockResponse.Builder()
                .body("{\"success\":true,\"api_token\":\"transactional_a1b2c3d4\"}")
                .build());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void create_sendsEverySetting() throws Exception {
        IssuedKey issued = keys.create(NewKey.builder()
                .name("A key")
                .allowAllDomains(true)
                .addApprovedDomains("a.com", "b.com")
                .quota(100)
                .addIpRestrictions("::1")
                .build());
        assertThat(issued.token()).isEqualTo(Secret.of("transactional_a1b2c3d4"));
        assertThat(sent())
                .isEqualTo("{\"allowAllDomains\":true,\"approvedDomains\":[\"a.com\",\"b.com\"],"
                        + "\"ipRestrictions\":[\"::1\"],\"name\":\"A key\",\"quota\":100}");
    }

    @Test
    void rotate_namesTheOldToken_andGivesTheNewOne() throws Exception {
        assertThat(keys.rotate(Secret.of("transactional_old")).token()).isEqualTo(Secret.of("transactional_a1b2c3d4"));
        assertThat(sent()).isEqualTo("{\"api_token\":\"transactional_old\"}");
    }

    @Test
    void answer_withFieldsThatAreNotKnown_keepsThem() {
        enqueueFirst("{\"success\":true,\"api_token\":\"transactional_a\",\"expires\":\"never\",\"message\":\"made\"}");
        assertThat(keys.create(NewKey.named("a")).unknownFields().names()).containsExactly("expires");
    }

    @Test
    void list_withoutAList_isUnreadable_andSaysWhatIsMissing() {
        enqueueFirst("{\"success\":true}");
        assertThatThrownBy(() -> keys.list())
                .isInstanceOf(UnreadableResponseException.class)
                .hasMessageContaining("a field that must be there is missing: transactionalKeys");
    }

    @Test
    void aClient_tellsItsSettings() {
        assertThat(JetEmailKeys.using(Secret.of("api_x")).settings()).isEqualTo(ClientSettings.defaults());
        assertThat(keys.settings().baseUrl()).contains(URI.create("http://127.0.0.1:" + server.getPort()));
    }

    @Test
    void delete_thatIsAnsweredWithNoSuccess_isRefused() {
        server.enqueue(new MockResponse.Builder()
                .body("{\"success\":false,\"error\":\"key is in use\"}")
                .build());
        Secret token = Secret.of("transactional_t");
        keys.delete(token);
        assertThatThrownBy(() -> keys.delete(token))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("key is in use");
    }

    @Test
    void update_withoutAList_leavesTheListAlone() throws Exception {
        keys.update(
                Secret.of("transactional_t"), KeyChanges.builder().name("new").build());
        assertThat(sent()).isEqualTo("{\"api_token\":\"transactional_t\",\"name\":\"new\"}");
    }

    @Test
    void update_withEmptyLists_asksToClearThem() throws Exception {
        keys.update(
                Secret.of("transactional_t"),
                KeyChanges.builder()
                        .approvedDomains(List.of())
                        .ipRestrictions(List.of())
                        .allowAllDomains(false)
                        .quota(0)
                        .build());
        assertThat(sent())
                .isEqualTo("{\"api_token\":\"transactional_t\",\"allowAllDomains\":false,\"approvedDomains\":[],"
                        + "\"ipRestrictions\":[],\"quota\":0}");
    }

    @Test
    void changes_keepTheirOwnCopyOfAList() {
        var domains = new ArrayList<>(List.of("a.com"));
        KeyChanges changes = KeyChanges.builder().approvedDomains(domains).build();
        domains.add("evil.com");
        assertThat(changes.approvedDomains()).contains(List.of("a.com"));
    }

    /** Takes the answer of every other test, which is the first, out of the way. */
    private void enqueueFirst(String body) {
        keys.delete(Secret.of("transactional_t"));
        server.enqueue(new MockResponse.Builder().body(body).build());
    }

    private String sent() throws InterruptedException {
        return server.takeRequest().getBody().utf8();
    }
}
