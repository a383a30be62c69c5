package dev.mailkeys.emailit;

import static dev.mailkeys.emailit.EmailitServer.CANARY;
import static dev.mailkeys.emailit.EmailitServer.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.RefusedException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.UnreadableResponseException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How answers are read, in the shapes of the first documents and of today. */
class EmailitAnswersTest {

    private static final String ID = "key_2mVb8TqXcYh4Lr9KpWz6NsDf3Ga";
    private static final String DOMAIN = "dom_7hQe5RtYuIo1PaSdFgHj2KlZxCv";

    @RegisterExtension
    final EmailitServer emailit = new EmailitServer();

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202})
    void create_withAnySuccess_givesTokenAndWhatWasMade(int status) {
        emailit.answer(status, "create.current");
        IssuedKey key = emailit.keys().create(NewKey.sending("My API Key", DOMAIN));
        assertThat(key.token()).isEqualTo(TOKEN);
        assertThat(key.id()).isEqualTo(ID);
        assertThat(key.name()).contains("My API Key");
        assertThat(key.scope()).contains(Scope.SENDING);
        assertThat(key.sendingDomainId()).contains(DOMAIN);
        assertThat(key.created()).contains(Instant.parse("2026-10-05T08:30:00Z"));
        assertThat(key.updated()).contains(Instant.parse("2026-10-05T08:30:00Z"));
        assertThat(key.unknownFields().names()).isEmpty();
    }

    @Test
    void create_withSeedShape_givesNumericIdsAsText() {
        emailit.answer(200, "create.seed");
        IssuedKey key = emailit.keys().create(NewKey.full("My API Key"));
        assertThat(key.token()).isEqualTo(Secret.of("em_live_" + CANARY));
        assertThat(key.id()).isEqualTo("1234567890");
        assertThat(key.sendingDomainId()).contains("1234567890");
    }

    @Test
    void rotate_withAnswerLikeCreates_givesTokenAndKey() {
        emailit.answer(200, "rotate.assumed");
        IssuedKey key = emailit.keys().rotate("old-id");
        assertThat(key.token()).isEqualTo(TOKEN);
        assertThat(key.id()).isEqualTo(ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\" \"", "null", "{}"})
    void rotate_withAnIdThatIsNone_givesTheOneThatWasAskedFor(String id) {
        emailit.answerText(200, "{\"id\":" + id + ",\"key\":\"" + TOKEN.reveal() + "\"}");
        IssuedKey key = emailit.keys().rotate("key_1");
        assertThat(key.id()).isEqualTo("key_1");
        assertThat(key.token()).isEqualTo(TOKEN);
    }

    @Test
    void rotate_withTokenAlone_losesNothing() {
        emailit.answer(200, "rotate.token-only");
        IssuedKey key = emailit.keys().rotate("key_1");
        assertThat(key).isEqualTo(IssuedKey.builder().token(TOKEN).id("key_1").build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "\"ok\"", "{\"key\":\"\"}", "{\"key\":null}", "{\"key\":{}}", "oops", ""})
    void rotate_withoutToken_saysThatItMayHaveTakenEffectAndKeepsTheAnswer(String answer) {
        emailit.answerText(200, answer);
        assertThatThrownBy(() -> emailit.keys().rotate("key_1"))
                .isInstanceOfSatisfying(UnreadableResponseException.class, unreadable -> {
                    assertThat(unreadable.mayHaveTakenEffect()).isTrue();
                    assertThat(unreadable.body().map(Secret::reveal).orElse("")).isEqualTo(answer);
                });
        assertThat(emailit.requests()).isOne();
    }

    @Test
    void create_withFieldsThatAreNotKnown_keepsThem() {
        emailit.answerText(
                201, "{\"object\":\"api_key\",\"id\":\"key_1\",\"key\":\"" + TOKEN.reveal() + "\",\"hint\":\"x\"}");
        IssuedKey key = emailit.keys().create(NewKey.full("My API Key"));
        assertThat(key.unknownFields().names()).containsExactly("hint");
    }

    @Test
    void aKey_isToldInOneLine() {
        assertThat(KeyInfo.builder().id("key_1").name("ci").scope(Scope.FULL).build())
                .asString()
                .startsWith("KeyInfo")
                .contains("id=key_1", "name=ci", "scope=full");
    }

    @Test
    void get_withCurrentShape_givesTheKey() {
        emailit.answer(200, "get.current");
        assertThat(emailit.keys().get(ID)).isEqualTo(current().build());
    }

    @Test
    void get_withSeedShape_givesTheKey() {
        emailit.answer(200, "get.seed");
        assertThat(emailit.keys().get("1234567890")).isEqualTo(seed("2021-01-01T00:00:00Z"));
    }

    @Test
    void get_withFieldsAndScopeOfTheFuture_keepsThem() {
        emailit.answer(200, "get.unknown-fields");
        KeyInfo key = emailit.keys().get(ID);
        assertThat(key.scope()).isEqualTo(new Scope("reading")).hasToString("reading");
        assertThat(key.unknownFields().names()).containsExactly("held", "limits", "secret_hint");
        assertThat(key.unknownFields().value("held")).contains(true);
        assertThat(key.toString()).doesNotContain("CANARY");
    }

    @Test
    void get_withoutId_isUnreadable() {
        emailit.answerText(200, "{\"name\":\"x\",\"scope\":\"full\"}");
        assertThatThrownBy(() -> emailit.keys().get(ID))
                .isInstanceOf(UnreadableResponseException.class)
                .hasMessageContaining("id");
    }

    @Test
    void update_withEitherShape_givesTheRenamedKey() {
        emailit.answer(200, "update.current");
        emailit.answer(200, "update.seed");
        KeyChanges name = KeyChanges.rename("Updated API Key Name");
        assertThat(emailit.keys().update(ID, name).name()).isEqualTo("Updated API Key Name");
        assertThat(emailit.keys().update("1234567890", name).id()).isEqualTo("1234567890");
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete.current", "delete.seed"})
    void delete_confirmed_returns(String fixture) {
        emailit.answer(200, fixture);
        emailit.keys().delete(ID);
        assertThat(emailit.requests()).isOne();
    }

    @Test
    void delete_answeredWithNotDeleted_isRefused() {
        emailit.answer(200, "delete.refused");
        assertThatThrownBy(() -> emailit.keys().delete(ID))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("emailit.delete");
    }

    private static KeyInfo.Builder current() {
        var key = KeyInfo.builder();
        key.id(ID).name("My API Key").scope(Scope.SENDING).sendingDomainId(DOMAIN);
        key.lastUsed(Instant.parse("2026-11-01T12:00:00.250Z"));
        key.created(Instant.parse("2026-10-05T08:30:00Z")).updated(Instant.parse("2026-10-05T08:30:00Z"));
        return key;
    }

    private static KeyInfo seed(String updated) {
        var key = KeyInfo.builder();
        key.id("1234567890").name("My API Key").scope(Scope.SENDING).sendingDomainId("1234567890");
        key.lastUsed(Instant.parse("2021-01-01T12:00:00Z"));
        key.created(Instant.parse("2021-01-01T00:00:00Z")).updated(Instant.parse(updated));
        return key.build();
    }

    @Test
    void domainThatIsNone_endsTheReading_becauseWithoutOneTheKeyMayDoMore() {
        emailit.answerText(200, "{\"id\":\"a\",\"name\":\"b\",\"scope\":\"sending\",\"sending_domain_id\":[[1]]}");
        assertThatThrownBy(() -> emailit.keys().get("a")).isInstanceOf(UnreadableResponseException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "scope", "sending_domain_id", "created_at", "updated_at"})
    void createAndRotate_withAFieldThatCannotBeUnderstood_giveTheToken_andKeepTheField(String field) {
        String answer = "{\"id\":\"key_1\",\"key\":\"" + TOKEN.reveal() + "\",\"" + field + "\":{\"a\":[1]}}";
        emailit.answerText(201, answer);
        emailit.answerText(200, answer);
        for (IssuedKey key :
                List.of(emailit.keys().create(NewKey.full("ci")), emailit.keys().rotate("key_1"))) {
            assertThat(key.token()).isEqualTo(TOKEN);
            assertThat(key.unknownFields().names()).containsExactly(field);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"created_at", "updated_at", "last_used_at"})
    void update_withAFieldThatCannotBeUnderstood_givesTheRest(String field) {
        emailit.answerText(200, "{\"id\":\"a\",\"name\":\"b\",\"scope\":\"full\",\"" + field + "\":{\"a\":[1]}}");
        KeyInfo key = emailit.keys().update("a", KeyChanges.rename("b"));
        assertThat(key.unknownFields().names()).containsExactly(field);
    }
}
