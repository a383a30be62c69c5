package dev.mailkeys.elasticemail;

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

    private static KeyInfo key() {
        return KeyInfo.builder()
                .name("ci")
                .addAccessLevels(AccessLevel.SEND_HTTP)
                .created(Instant.parse("2026-01-27T10:11:12Z"))
                .unknownFields(UnknownFields.of(Map.of("hint", "canary")))
                .build();
    }

    @Test
    void keyInfo_isWrittenWithTheProvidersNames_andUnknownValuesMasked() throws Exception {
        assertThat(mapper.readTree(mapper.writeValueAsString(key()))).isEqualTo(mapper.readTree("""
            {"Name":"ci","AccessLevel":["SendHttp"],"DateCreated":"2026-01-27T10:11:12Z",
             "RestrictAccessToIPRange":[],"hint":"***"}
            """));
    }

    @Test
    void issuedKey_isRefusedBeforeAnythingIsWritten() {
        IssuedKey issued =
                IssuedKey.builder().token(Secret.of("canary")).info(key()).build();
        var out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> mapper.writeValue(out, issued))
                .hasMessageContaining("reveal()")
                .hasMessageNotContaining("canary");
        assertThat(out.size()).isZero();
    }

    @Test
    void requestBody_isReadIntoANewKey_andWrittenAsOne() throws Exception {
        NewKey key = NewKey.named("ci", AccessLevel.SEND_HTTP);
        assertThat(mapper.readValue("{\"Name\":\"ci\",\"AccessLevel\":[\"SendHttp\"]}", NewKey.class))
                .isEqualTo(key);
        assertThat(mapper.writeValueAsString(key)).contains("\"Name\":\"ci\"", "\"AccessLevel\":[\"SendHttp\"]");
    }

    /** That a key never expires, {@code null} says; to say nothing leaves its date alone. */
    @Test
    void requestBody_isReadIntoChanges_ofWhichANullClearsTheDate() throws Exception {
        KeyChanges never = KeyChanges.builder().neverExpires(true).build();
        assertThat(mapper.readValue("{\"Expires\":null}", KeyChanges.class)).isEqualTo(never);
        assertThat(mapper.writeValueAsString(never)).isEqualTo("{\"Expires\":null}");
        KeyChanges cleared = KeyChanges.builder().ipRestrictions(List.of()).build();
        assertThat(mapper.readValue("{\"RestrictAccessToIPRange\":[]}", KeyChanges.class))
                .isEqualTo(cleared);
        assertThat(mapper.writeValueAsString(cleared)).isEqualTo("{\"RestrictAccessToIPRange\":[]}");
    }

    @Test
    void requestBody_thatBreaksARule_orHasAFieldOfNoMeaning_isRefused() {
        assertThatThrownBy(() -> mapper.readValue("{\"Name\":\"ci\",\"AccessLevel\":[]}", NewKey.class))
                .hasRootCauseInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("accessLevels");
        assertThatThrownBy(() -> mapper.readValue("{\"AccessLevel\":[]}", KeyChanges.class))
                .hasRootCauseInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("accessLevels");
        assertThatThrownBy(() ->
                        mapper.readValue("{\"Name\":\"ci\",\"AccessLevel\":[\"SendHttp\"],\"Expire\":1}", NewKey.class))
                .hasRootCauseInstanceOf(InvalidRequestException.class);
    }

    /** A field of a form that was left empty is no wish for a key that never expires, or that works from anywhere. */
    @Test
    void requestBody_withAnEmptyTextForALimit_isRefused() {
        for (String field : List.of("Expires", "RestrictAccessToIPRange", "AccessLevel")) {
            assertThatThrownBy(() -> mapper.readValue(
                            "{\"Name\":\"ci\",\"AccessLevel\":[\"SendHttp\"],\"" + field + "\":\" \"}", NewKey.class))
                    .hasRootCauseInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("the field " + field + " is not ");
        }
    }
}
