package dev.mailkeys.elasticemail;

import static dev.mailkeys.elasticemail.FakeElasticEmail.CANARY;
import static dev.mailkeys.elasticemail.FakeElasticEmail.body;
import static dev.mailkeys.elasticemail.FakeElasticEmail.file;
import static dev.mailkeys.elasticemail.FakeElasticEmail.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.UnreadableResponseException;
import java.time.Instant;
import java.util.List;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class RequestsTest {

    private static final NewKey NEW_KEY = NewKey.builder()
            .name("ci/deploy")
            .addAccessLevels(AccessLevel.VIEW_ACCESS_TOKENS, AccessLevel.SEND_HTTP)
            .expires(Instant.parse("2097-01-31T12:00:00Z"))
            .addIpRestrictions("198.51.100.0/24")
            .build();

    @AutoClose
    private final FakeElasticEmail server = new FakeElasticEmail();

    private final ElasticEmailKeys keys = server.keys();

    @Test
    void create_sendsThePayload_andGivesTheToken() {
        server.answerFile(201, "create.response.json");

        IssuedKey issued = keys.create(NEW_KEY);

        RecordedRequest request = taken("POST", "/v4/security/apikeys");
        assertThat(body(request)).isEqualTo(json(file("create.request.json")));
        assertThat(issued.token().reveal()).isEqualTo(CANARY);
        assertThat(issued.info().name()).isEqualTo("ci/deploy");
        assertThat(issued.info().expires()).contains(Instant.parse("2097-01-31T12:00:00Z"));
        assertThat(issued.info().unknownFields().names()).isEmpty();
    }

    @Test
    void create_ofANamedKey_sendsNameAndLevelsOnly() {
        server.answerFile(200, "create.response.json");

        keys.create(NewKey.named("ci", AccessLevel.SEND_SMTP));

        assertThat(body(server.taken())).isEqualTo(json("{\"Name\":\"ci\",\"AccessLevel\":[\"SendSmtp\"]}"));
    }

    @Test
    void create_whenTheAnswerHasNoToken_keepsWhatArrived() {
        server.answer(
                201, "{\"Name\":\"ci\",\"AccessLevel\":[],\"RestrictAccessToIPRange\":[],\"Key\":\"" + CANARY + "\"}");

        assertThatThrownBy(() -> keys.create(NEW_KEY)).isInstanceOfSatisfying(UnreadableResponseException.class, e -> {
            assertThat(e.mayHaveTakenEffect()).isTrue();
            assertThat(e).hasMessageContaining("a field that must be there is missing: Token");
            assertThat(e.body().orElseThrow().reveal()).contains(CANARY);
        });
    }

    @Test
    void list_readsABareArray_withDatesWithAndWithoutOffset() {
        server.answerFile(200, "list.response.json");

        List<KeyInfo> listed = keys.list();

        assertThat(taken("GET", "/v4/security/apikeys").getBody()).isNull();
        assertThat(listed).extracting(KeyInfo::name).containsExactly("ci/deploy", "other");
        assertThat(listed.get(0).created()).contains(Instant.parse("2026-11-21T08:30:10Z"));
        assertThat(listed.get(0).lastUsed()).contains(Instant.parse("2026-11-21T08:30:10.1234567Z"));
        assertThat(listed.get(0).expires()).isEmpty();
        assertThat(listed.get(1).ipRestrictions()).containsExactly("198.51.100.7");
        assertThat(listed.get(1).unknownFields().value("Suffix")).contains("AB1E4");
    }

    @Test
    void find_looksTheNameUpInTheList() {
        server.answerFile(200, "list.response.json").answerFile(200, "list.response.json");

        assertThat(keys.find("other")).map(KeyInfo::name).contains("other");
        assertThat(keys.find("Other")).isEmpty();
    }

    @Test
    void get_addressesTheKeyByItsName() {
        server.answerFile(200, "get.response.json");

        KeyInfo key = keys.get("ci/deploy");

        assertThat(taken("GET", "/v4/security/apikeys/ci%2Fdeploy").getBody()).isNull();
        assertThat(key.name()).isEqualTo("ci/deploy");
        assertThat(key.expires()).contains(Instant.parse("2097-01-31T12:00:00Z"));
    }

    @Test
    void replace_sendsTheWholeState_withWhatIsLeftOutCleared() {
        server.answerFile(200, "replace.response.json");

        KeyInfo key = keys.replace("ci/deploy", NewKey.named("ci/renamed", AccessLevel.SEND_SMTP));

        RecordedRequest request = taken("PUT", "/v4/security/apikeys/ci%2Fdeploy");
        assertThat(body(request)).isEqualTo(json(file("replace.request.json")));
        assertThat(key.name()).isEqualTo("ci/renamed");
    }

    @Test
    void delete_doesNotReadTheEmptyAnswer() {
        server.answer(200, "");

        keys.delete("ci/deploy");

        assertThat(taken("DELETE", "/v4/security/apikeys/ci%2Fdeploy").getBody())
                .isNull();
    }

    @Test
    void delete_doesNotReadAnyOtherAnswerEither() {
        server.answer(204, "").answer(200, "<html>");

        keys.delete("ci");
        keys.delete("ci");

        assertThat(server.received()).isEqualTo(2);
    }

    @Test
    void subaccountKey_readsABareString() {
        server.answerFile(200, "subaccountKey.response.json");

        assertThat(keys.subaccountKey("team@example.com").reveal()).isEqualTo(CANARY);
        assertThat(taken("GET", "/v4/subaccounts/team%40example.com/apikey").getBody())
                .isNull();
    }

    private RecordedRequest taken(String method, String target) {
        RecordedRequest request = server.taken();
        assertThat(request.getMethod()).isEqualTo(method);
        assertThat(request.getTarget()).isEqualTo(target);
        assertThat(request.getHeaders().get("X-ElasticEmail-ApiKey")).isEqualTo(CANARY);
        assertThat(request.getHeaders().get("Authorization")).isNull();
        return request;
    }
}
