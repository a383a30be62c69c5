package dev.mailkeys.emailit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.mailkeys.core.InvalidRequestException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.core.UnknownFields;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a mapper of the caller's, without any module, makes of the models. */
class OtherMappersTest {

    private final ObjectMapper mapper = new ObjectMapper().disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);

    @Test
    void keyInfo_isWrittenWithTheProvidersNames_andUnknownValuesMasked() throws Exception {
        KeyInfo key = KeyInfo.builder()
                .id("key_1")
                .name("ci")
                .scope(Scope.SENDING)
                .created(Instant.parse("2026-01-27T10:11:12Z"))
                .unknownFields(UnknownFields.of(Map.of("hint", "canary")))
                .build();
        assertThat(mapper.readTree(mapper.writeValueAsString(key))).isEqualTo(mapper.readTree("""
            {"id":"key_1","name":"ci","scope":"sending","created_at":"2026-01-27T10:11:12Z","hint":"***"}
            """));
    }

    @Test
    void issuedKey_isRefusedBeforeAnythingIsWritten() {
        IssuedKey key =
                IssuedKey.builder().id("key_1").token(Secret.of("canary")).build();
        var out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> mapper.writeValue(out, key))
                .hasMessageContaining("reveal()")
                .hasMessageNotContaining("canary");
        assertThat(out.size()).isZero();
    }

    @Test
    void requestBody_isReadIntoANewKey() throws Exception {
        assertThat(mapper.readValue(
                        "{\"name\":\"ci\",\"scope\":\"sending\",\"sending_domain_id\":\"dom_1\"}", NewKey.class))
                .isEqualTo(NewKey.sending("ci", "dom_1"));
        assertThat(mapper.readValue("{\"name\":\"new\"}", KeyChanges.class)).isEqualTo(KeyChanges.rename("new"));
    }

    @Test
    void requestBodies_areWrittenWithTheProvidersNames() throws Exception {
        assertThat(mapper.readTree(mapper.writeValueAsString(NewKey.sending("ci", "dom_1"))))
                .isEqualTo(mapper.readTree("{\"name\":\"ci\",\"scope\":\"sending\",\"sending_domain_id\":\"dom_1\"}"));
        assertThat(mapper.writeValueAsString(KeyChanges.rename("new"))).isEqualTo("{\"name\":\"new\"}");
    }

    @Test
    void requestBody_thatBreaksARule_orHasAFieldOfNoMeaning_isRefused() {
        assertThatThrownBy(() -> mapper.readValue(
                        "{\"name\":\"ci\",\"scope\":\"sending\",\"sending_domain_id\":\" \"}", NewKey.class))
                .hasRootCauseInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("sendingDomainId");
        assertThatThrownBy(() ->
                        mapper.readValue("{\"name\":\"ci\",\"scope\":\"sending\",\"domain\":\"dom_1\"}", NewKey.class))
                .hasRootCauseInstanceOf(InvalidRequestException.class);
        for (String full : List.of("full", "FULL", " full ")) {
            assertThatThrownBy(() -> mapper.readValue(
                            "{\"name\":\"ci\",\"scope\":\"" + full + "\",\"sending_domain_id\":\"dom_1\"}",
                            NewKey.class))
                    .hasRootCauseInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("sendingDomainId: must be left out with the scope full");
        }
        assertThatThrownBy(() -> mapper.readValue("{\"scope\":\"sending\"}", NewKey.class))
                .hasRootCauseInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("name");
    }
}
