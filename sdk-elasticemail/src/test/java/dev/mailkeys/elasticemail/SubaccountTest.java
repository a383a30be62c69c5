package dev.mailkeys.elasticemail;

import static dev.mailkeys.elasticemail.FakeElasticEmail.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.InvalidRequestException;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubaccountTest {

    private static final String EMAIL = "team+x&y=z@example.com";
    private static final String QUERY = "?subaccount=team%2Bx%26y%3Dz%40example.com";

    @AutoClose
    private final FakeElasticEmail server = new FakeElasticEmail();

    private final ElasticEmailKeys keys = server.keys().ofSubaccount(EMAIL);

    @Test
    void list_get_andDelete_nameTheSubaccountInTheQuery() {
        server.answer(200, "[]").answerFile(200, "get.response.json").answer(200, "");

        keys.list();
        keys.get("ci");
        keys.delete("ci");

        assertThat(server.taken().getTarget()).isEqualTo("/v4/security/apikeys" + QUERY);
        assertThat(server.taken().getTarget()).isEqualTo("/v4/security/apikeys/ci" + QUERY);
        assertThat(server.taken().getTarget()).isEqualTo("/v4/security/apikeys/ci" + QUERY);
    }

    @Test
    void create_andReplace_nameTheSubaccountInTheBody() {
        server.answerFile(201, "create.response.json").answerFile(200, "replace.response.json");

        keys.create(NewKey.named("ci", AccessLevel.SEND_HTTP));
        keys.replace("ci", NewKey.named("ci", AccessLevel.SEND_HTTP));

        assertInBody(server.taken(), "/v4/security/apikeys");
        assertInBody(server.taken(), "/v4/security/apikeys/ci");
    }

    @Test
    void update_readsWithTheQuery_andWritesWithTheBody() {
        server.answer(200, "{\"Name\":\"ci\",\"AccessLevel\":[],\"Subaccount\":\"someone@else.example\"}")
                .answerFile(200, "update.response.json");

        keys.update("ci", KeyChanges.builder().build());

        assertThat(server.taken().getTarget()).isEqualTo("/v4/security/apikeys/ci" + QUERY);
        assertInBody(server.taken(), "/v4/security/apikeys/ci");
    }

    @Test
    void with_keepsTheSubaccount() {
        server.answer(200, "[]");

        keys.with(CallSettings.builder().build()).list();

        assertThat(server.taken().getTarget()).endsWith(QUERY);
    }

    @Test
    void ofSubaccount_leavesTheClientItIsCalledOn_andReplacesTheSubaccountOfOne() {
        server.answer(200, "[]").answer(200, "[]");
        ElasticEmailKeys main = server.keys();

        main.ofSubaccount("a@example.com").ofSubaccount("b@example.com").list();
        main.list();

        assertThat(server.taken().getTarget()).isEqualTo("/v4/security/apikeys?subaccount=b%40example.com");
        assertThat(server.taken().getTarget()).isEqualTo("/v4/security/apikeys");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \t", "a\ud800@example.com"})
    void ofSubaccount_whoseAddressMightMeanTheMainAccount_isRefused(String email) {
        assertThatThrownBy(() -> server.keys().ofSubaccount(email))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.violations())
                                .hasSize(1)
                                .allSatisfy(violation ->
                                        assertThat(violation.field()).isEqualTo("subaccount")));
    }

    private static void assertInBody(RecordedRequest request, String target) {
        assertThat(request.getTarget()).isEqualTo(target);
        assertThat(body(request).path("Subaccount").asText()).isEqualTo(EMAIL);
    }
}
