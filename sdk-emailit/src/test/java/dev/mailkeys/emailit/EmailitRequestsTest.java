package dev.mailkeys.emailit;

import static dev.mailkeys.emailit.EmailitServer.CREDENTIAL;
import static dev.mailkeys.emailit.EmailitServer.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.CallSettings;
import dev.mailkeys.core.InvalidRequestException;
import java.time.Duration;
import java.util.Optional;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What goes over the wire for each verb. */
class EmailitRequestsTest {

    @RegisterExtension
    final EmailitServer emailit = new EmailitServer();

    @Test
    void create_ofFullKey_saysSoAndNamesNoDomain() throws Exception {
        emailit.answer(201, "create.current");
        emailit.keys().create(NewKey.full("My API Key"));
        assertRequest("POST", "/v2/api-keys", "{\"name\":\"My API Key\",\"scope\":\"full\"}");
    }

    @Test
    void create_ofSendingKey_saysSo() throws Exception {
        emailit.answer(201, "create.current");
        emailit.keys().create(NewKey.sending("Ünï \"key\""));
        assertRequest("POST", "/v2/api-keys", "{\"name\":\"Ünï \\\"key\\\"\",\"scope\":\"sending\"}");
    }

    @Test
    void create_ofSendingKeyForDomain_sendsItsIdAsText() throws Exception {
        emailit.answer(201, "create.current");
        emailit.keys().create(NewKey.sending("x", "dom_1"));
        assertRequest("POST", "/v2/api-keys", "{\"name\":\"x\",\"scope\":\"sending\",\"sending_domain_id\":\"dom_1\"}");
    }

    @Test
    void create_ofUnknownScope_sendsItAsItCame() throws Exception {
        emailit.answer(201, "create.current");
        emailit.keys().create(NewKey.of("x", new Scope("reading")));
        assertRequest("POST", "/v2/api-keys", "{\"name\":\"x\",\"scope\":\"reading\"}");
    }

    @Test
    void create_likeAnotherKey_takesOverScopeAndDomain() throws Exception {
        emailit.answer(201, "create.current");
        KeyInfo old = KeyInfo.builder()
                .id("key_1")
                .name("old")
                .scope(Scope.SENDING)
                .sendingDomainId("dom_1")
                .build();
        emailit.keys().create(NewKey.like(old, "new"));
        assertRequest(
                "POST", "/v2/api-keys", "{\"name\":\"new\",\"scope\":\"sending\",\"sending_domain_id\":\"dom_1\"}");
    }

    @Test
    void create_forBlankDomain_isRefusedUnsent() {
        NewKey key = NewKey.sending("x", " ");
        assertThatThrownBy(() -> emailit.keys().create(key))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("sendingDomainId");
        assertThat(emailit.requests()).isZero();
    }

    @Test
    void create_withTextThatIsNotUnicode_namesEveryFieldUnsent() {
        NewKey key = NewKey.sending("\ud800", "\udc00");
        assertThatThrownBy(() -> emailit.keys().create(key))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        refusal -> assertThat(refusal.violations())
                                .extracting(violation -> violation.field())
                                .containsExactly("name", "sendingDomainId"));
        assertThat(emailit.requests()).isZero();
    }

    @Test
    void create_withNameThatEmailitMayRefuse_leavesThatToEmailit() throws Exception {
        emailit.answer(201, "create.current");
        emailit.keys().create(NewKey.full(" "));
        assertRequest("POST", "/v2/api-keys", "{\"name\":\" \",\"scope\":\"full\"}");
    }

    @Test
    void get_readsOneKey() throws Exception {
        emailit.answer(200, "get.current");
        emailit.keys().get("key_1");
        assertRequest("GET", "/v2/api-keys/key_1", "");
    }

    @Test
    void update_isPostOfTheNameAlone() throws Exception {
        emailit.answer(200, "update.current");
        emailit.keys().update("key_1", KeyChanges.rename("Updated API Key Name"));
        assertRequest("POST", "/v2/api-keys/key_1", "{\"name\":\"Updated API Key Name\"}");
    }

    @Test
    void rotate_isPostWithoutBody() throws Exception {
        emailit.answer(200, "rotate.assumed");
        emailit.keys().rotate("key_1");
        assertRequest("POST", "/v2/api-keys/key_1/regenerate", "");
    }

    @Test
    void delete_hasNoBody() throws Exception {
        emailit.answer(200, "delete.current");
        emailit.keys().delete("key_1");
        assertRequest("DELETE", "/v2/api-keys/key_1", "");
    }

    @Test
    void list_namesPageAndLimit() throws Exception {
        emailit.answer(200, "list.empty");
        assertThat(emailit.keys().list()).isEmpty();
        assertRequest("GET", "/v2/api-keys?page=1&limit=100", "");
    }

    @Test
    void list_withOptions_sendsThemEncoded() throws Exception {
        emailit.answer(200, "list.empty");
        var options = ListKeys.builder().page(3).limit(7).search("a&b=c d/é+").build();
        assertThat(emailit.keys().list(options)).isEmpty();
        assertRequest("GET", "/v2/api-keys?page=3&limit=7&search=a%26b%3Dc%20d%2F%C3%A9%2B", "");
    }

    @Test
    void list_withSeveralMistakes_namesThemAllAtOnce() {
        var options = ListKeys.builder().page(0).limit(101).search("\ud800").build();
        assertThatThrownBy(() -> emailit.keys().list(options))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        refusal -> assertThat(refusal.violations())
                                .extracting(violation -> violation.field())
                                .containsExactly("page", "limit", "search"));
    }

    @Test
    void list_page0_isRefusedUnsent() {
        var pages = emailit.keys().list();
        assertThatThrownBy(() -> pages.page(0)).isInstanceOf(InvalidRequestException.class);
        assertThat(emailit.requests()).isZero();
    }

    @Test
    void with_otherSettings_addressesTheSameWorkspace() throws Exception {
        emailit.answer(200, "list.current.page3");
        var patient = emailit.keys()
                .with(CallSettings.builder().deadline(Duration.ofMinutes(5)).build());
        assertThat(patient.findByName("Fifth"))
                .map(KeyInfo::id)
                .isEqualTo(Optional.of("key_5aBcDeFgHiJkLmNoPqRsTuVwXyZ"));
        assertRequest("GET", "/v2/api-keys?page=1&limit=100", "");
        assertThat(emailit.events).as("the listener is kept").isNotEmpty();
    }

    private void assertRequest(String method, String target, String body) throws InterruptedException {
        RecordedRequest request = emailit.request();
        assertThat(request.getMethod()).isEqualTo(method);
        assertThat(request.getTarget()).isEqualTo(target);
        assertThat(request.getHeaders().values("Authorization")).containsExactly("Bearer " + CREDENTIAL.reveal());
        assertThat(body(request)).isEqualTo(body);
        assertThat(emailit.requests()).isOne();
    }
}
