package dev.mailkeys.jetemail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.mailkeys.core.InvalidRequestException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.UnknownFields;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a mapper of the caller's, without any module, makes of the models. */
class OtherMappersTest {

    private final ObjectMapper mapper = new ObjectMapper().disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);

    private static KeyInfo.Builder key() {
        KeyInfo.Builder key = KeyInfo.builder();
        key.uuid("u1")
                .name("ci")
                .status(KeyStatus.ACTIVE)
                .addApprovedDomains("example.com")
                .quota(7)
                .unknownFields(UnknownFields.of(Map.of("hint", "canary")));
        return key;
    }

    private void assertRefused(Object model) {
        var out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> mapper.writeValue(out, model))
                .hasMessageContaining("reveal()")
                .hasMessageNotContaining("canary");
        assertThat(out.size()).isZero();
    }

    @Test
    void keyInfo_isWrittenWithTheProvidersNames_andUnknownValuesMasked() throws Exception {
        assertThat(mapper.readTree(mapper.writeValueAsString(key().build()))).isEqualTo(mapper.readTree("""
            {"uuid":"u1","name":"ci","status":"active","approvedDomains":["example.com"],"usage":0,"quota":7,
             "ipRestrictions":[],"hint":"***"}
            """));
    }

    @Test
    void keyInfoWithItsToken_isRefusedBeforeAnythingIsWritten_andWithoutItIsNot() throws Exception {
        KeyInfo withToken = key().token(Secret.of("canary")).build();
        assertRefused(withToken);
        assertThat(mapper.readTree(mapper.writeValueAsString(withToken.withoutToken()))
                        .has("api_token"))
                .isFalse();
    }

    @Test
    void issuedKey_isRefusedBeforeAnythingIsWritten() {
        assertRefused(IssuedKey.builder().token(Secret.of("canary")).build());
    }

    @Test
    void requestBody_isReadIntoANewKey_andWrittenAsOne() throws Exception {
        NewKey key = NewKey.builder().name("ci").addApprovedDomains("a.com").build();
        assertThat(mapper.readValue("{\"name\":\"ci\",\"approvedDomains\":[\"a.com\"]}", NewKey.class))
                .isEqualTo(key);
        assertThat(mapper.writeValueAsString(key)).contains("\"name\":\"ci\"", "\"approvedDomains\":[\"a.com\"]");
    }

    @Test
    void requestBody_isReadIntoChanges_whereAnEmptyListClears() throws Exception {
        KeyChanges changes = KeyChanges.builder().ipRestrictions(List.of()).build();
        assertThat(mapper.readValue("{\"ipRestrictions\":[]}", KeyChanges.class))
                .isEqualTo(changes);
        assertThat(mapper.writeValueAsString(changes)).isEqualTo("{\"ipRestrictions\":[]}");
    }

    @Test
    void requestBody_thatBreaksARule_orHasAFieldOfNoMeaning_isRefused() {
        assertThatThrownBy(() -> mapper.readValue("{\"name\":\"ci\",\"quota\":-1}", NewKey.class))
                .hasRootCauseInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("quota");
        assertThatThrownBy(() -> mapper.readValue("{\"quota\":-1}", KeyChanges.class))
                .hasRootCauseInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("quota");
        assertThatThrownBy(() -> mapper.readValue("{\"name\":\"ci\",\"quotas\":1}", NewKey.class))
                .hasRootCauseInstanceOf(InvalidRequestException.class);
    }

    /** A field of a form that was left empty is no wish for a key without limits. */
    @ParameterizedTest
    @ValueSource(strings = {"ipRestrictions", "approvedDomains", "quota", "allowAllDomains"})
    void requestBody_withAnEmptyTextForALimit_isRefused(String field) {
        for (Class<?> model : List.of(NewKey.class, KeyChanges.class)) {
            assertThatThrownBy(() -> mapper.readValue("{\"name\":\"ci\",\"" + field + "\":\"\"}", model))
                    .hasRootCauseInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("the field " + field + " is not ");
        }
    }

    /** The sender of the body chooses the names of its fields, and the message goes to a log. */
    @Test
    void requestBody_withAFieldThatForgesALogLine_isRefusedInOneLine() {
        assertThatThrownBy(
                        () -> mapper.readValue("{\"name\":\"ci\",\"a\\n2026 INFO \\u001b[31mforged\":1}", NewKey.class))
                .rootCause()
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("the field a 2026 INFO  [31mforged")
                .hasMessageNotContainingAny("\n", "\u001b");
        assertThatThrownBy(() -> mapper.readValue("{\"name\":\"ci\",\"" + "x".repeat(10_000) + "\":1}", NewKey.class))
                .rootCause()
                .extracting(refused -> refused.getMessage().length())
                .satisfies(length -> assertThat(length).isLessThan(1_000));
    }
}
