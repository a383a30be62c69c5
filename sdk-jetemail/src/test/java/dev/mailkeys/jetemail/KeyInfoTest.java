package dev.mailkeys.jetemail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.InvalidRequestException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.UnreadableResponseException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyInfoTest {

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

    @Test
    void name_thatForgesALogLine_printsInOneLine() {
        KeyInfo key = KeyInfo.builder()
                .token(Secret.of("transactional_a1b2c3d4"))
                .name("ok\n2026-11-25 INFO \u001b[31mforged")
                .status(new KeyStatus("active\r\n"))
                .build();
        assertThat(key.toString())
                .startsWith(
                        "KeyInfo{token=***, name=ok 2026-11-25 INFO  [31mforged, status=active , approvedDomains=[]")
                .doesNotContain("\n", "\r", "\u001b");
        assertThat(key.name()).contains("ok\n2026-11-25 INFO \u001b[31mforged");
    }

    @Test
    void credential_thatIsAKeysToken_isToldAsSuch() {
        assertThatThrownBy(() -> JetEmailKeys.using(Secret.of("transactional_a1b2c3d4")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("credential: must be an account API key (api_…); a key's token (transactional_…)")
                .hasMessageNotContaining("a1b2c3d4");
    }

    @Test
    void list_ofToday_isReadWhole() {
        answer(Fixtures.text("list-current.json"));
        assertThat(keys.list())
                .containsExactly(KeyInfo.builder()
                        .token(Secret.of("transactional_a1b2c3d4"))
                        .uuid("0b7e6a52-6f0e-4f0f-9a53-1f6a9b1c2d3e")
                        .name("Production API Key")
                        .status(KeyStatus.ACTIVE)
                        .allowAllDomains(false)
                        .addApprovedDomains("example.com", "mydomain.com")
                        .usage(1234)
                        .quota(5000)
                        .addIpRestrictions("192.168.1.1", "2001:db8::/32")
                        .created(Instant.parse("2023-11-14T22:13:20.123Z"))
                        .lastModified(Instant.parse("2023-11-14T22:20:56Z"))
                        .build());
    }

    @Test
    void list_ofOlderDocuments_isReadWhole() {
        answer(Fixtures.text("list-older.json"));
        assertThat(keys.list())
                .containsExactly(KeyInfo.builder()
                        .token(Secret.of("transactional_a1b2c3d4"))
                        .status(KeyStatus.DISABLED)
                        .allowAllDomains(true)
                        .addApprovedDomains("example.com")
                        .created(Instant.parse("2023-11-14T22:13:20.5Z"))
                        .lastModified(Instant.parse("2023-11-14T22:20:56Z"))
                        .build());
    }

    @ParameterizedTest
    @CsvSource({
        "active, active",
        "disabled, disabled",
        "suspended, suspended",
        "quota-locked, quota-locked",
        "frozen, frozen",
        "0, disabled",
        "1, active"
    })
    void status_isAnOpenSetOfWords(String sent, String read) {
        answer(listOf("{\"status\":\"" + sent + "\"}"));
        assertThat(keys.list().get(0).status()).isEqualTo(new KeyStatus(read)).hasToString(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"transactional_****c3d4", "transactional_...c3d4", "transactional_…c3d4", "••••c3d4", ""})
    void maskedToken_isNoToken(String masked) {
        answer(listOf("{\"status\":\"active\",\"api_token\":\"" + masked + "\"}"));
        assertThat(keys.list().get(0).token()).isEmpty();
    }

    @Test
    void unknownFields_areKeptReachableAndMasked() {
        answer(listOf("{\"status\":\"active\",\"plan\":{\"tier\":[1,null,\"pro\"]},\"api_secret\":\"canary\"}"));
        KeyInfo key = keys.list().get(0);
        assertThat(key.unknownFields().names()).containsExactly("plan", "api_secret");
        assertThat(key.unknownFields().value("plan")).get().hasToString("{tier=[1, null, pro]}");
        assertThat(key.toString()).contains("plan=***").doesNotContain("canary", "null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"success\":true}",
                "{\"success\":true,\"transactionalKeys\":{}}",
                "{\"success\":true,\"transactionalKeys\":[{\"name\":\"canary\"}],\"transactional-keys\":[]}",
                "{\"success\":true,\"transactionalKeys\":[null]}",
                "{\"success\":true,\"transactionalKeys\":[{\"name\":\"no status\"}]}",
                "{\"success\":true,\"transactionalKeys\":[{\"status\":\"active\",\"ipRestrictions\":\"canary\"}]}",
                "{\"success\":true,\"transactionalKeys\":[{\"status\":\"active\",\"quota\":\"canary\"}]}",
                "{\"success\":true,\"transactionalKeys\":[{\"status\":\"active\",\"allowAllDomains\":\"canary\"}]}",
                "[]"
            })
    void listThatIsNone_isUnreadableAndNotQuoted(String body) {
        answer(body);
        assertThatThrownBy(() -> keys.list())
                .isInstanceOf(UnreadableResponseException.class)
                .hasMessageContaining("jetemail.list")
                .hasMessageNotContaining("canary");
    }

    @Test
    void find_looksForTheUuid() {
        answer(Fixtures.text("list-current.json"));
        answer(Fixtures.text("list-older.json"));
        assertThat(keys.find("0b7e6a52-6f0e-4f0f-9a53-1f6a9b1c2d3e")).isPresent();
        assertThat(keys.find("0b7e6a52-6f0e-4f0f-9a53-1f6a9b1c2d3e")).isEmpty();
    }

    /** Two keys without one would be taken for the same, and the wrong one deleted. */
    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void uuidThatIsBlank_isNone(String blank) {
        answer(listOf("{\"status\":1,\"name\":\"a\",\"uuid\":\"" + blank + "\"}"));
        assertThat(keys.list().get(0).uuid()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "[{\"status\":1,\"name\":\"a\"}]"})
    void list_inBothEnvelopes_lacksNoKey(String older) {
        String other = "[{\"status\":1,\"name\":\"a\"},{\"status\":0,\"name\":\"a\"}]";
        for (String body : List.of(
                "{\"transactionalKeys\":" + other + ",\"transactional-keys\":" + older + "}",
                "{\"transactionalKeys\":" + older + ",\"transactional-keys\":" + other + "}")) {
            answer(body);
            assertThat(keys.list())
                    .extracting(KeyInfo::status)
                    .containsExactlyInAnyOrder(KeyStatus.ACTIVE, KeyStatus.DISABLED);
        }
    }

    /** The older shape shows less of the same key. */
    @Test
    void keyInBothEnvelopes_isListedOnce() {
        String older = "{\"status\":\"active\",\"api_token\":\"transactional_a1b2c3d4\"";
        answer("{\"transactional-keys\":[" + older + "},{\"status\":\"disabled\"}],\"transactionalKeys\":[" + older
                + ",\"uuid\":\"u1\"},{\"status\":\"disabled\"}]}");
        assertThat(keys.list()).extracting(KeyInfo::uuid).containsExactly(Optional.of("u1"), Optional.empty());
    }

    @Test
    void findByName_givesEveryKeyOfTheName() {
        answer(listOf("{\"status\":1,\"name\":\"a\"},{\"status\":1,\"name\":\"A\"},{\"status\":0,\"name\":\"a\"}"));
        assertThat(keys.findByName("a"))
                .extracting(KeyInfo::status)
                .isEqualTo(List.of(KeyStatus.ACTIVE, KeyStatus.DISABLED));
    }

    private static String listOf(String items) {
        return "{\"success\":true,\"transactionalKeys\":[" + items + "]}";
    }

    private void answer(String body) {
        server.enqueue(new MockResponse.Builder().body(body).build());
    }
}
