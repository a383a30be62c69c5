package dev.mailkeys.rotation.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.KeySettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mark is read as it was written, or not at all. */
class KeyMarkJsonTest {

    private static final KeyMark MARK = new KeyMark(
            "emailit",
            "key-1",
            "it's a `name`",
            "r0123456789",
            2,
            KeySettings.of(Map.of("scope", List.of("sending"), "domains", List.of("a.example", "b.example"))),
            Optional.of(Instant.parse("2026-11-25T19:01:00Z")));

    @Test
    void aMark_isReadAsItWasWritten() {
        assertThat(KeyMarkJson.read(KeyMarkJson.write(MARK))).contains(MARK);
    }

    /** Which of the two is meant nobody knows: a second one may have been written by somebody else. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"key_id\":\"key-2\"",
                "\"attempt\":3",
                "\"rotation\":\"r9999999999\"",
                "\"settings\":{}",
                "\"settings\":{\"scope\":[\"full\"]}"
            })
    void aMarkThatSaysSomethingTwice_isNone(String second) {
        String whole = KeyMarkJson.write(MARK);
        assertThat(KeyMarkJson.read("{" + second + "," + whole.substring(1))).isEmpty();
        assertThat(KeyMarkJson.read(whole.substring(0, whole.length() - 1) + "," + second + "}"))
                .isEmpty();
    }

    @Test
    void aMarkWithASettingTwice_isNone() {
        String whole = KeyMarkJson.write(MARK);
        assertThat(KeyMarkJson.read(whole.replace("\"settings\":{", "\"settings\":{\"scope\":[\"full\"],")))
                .isEmpty();
    }

    @Test
    void aMarkBesideAToken_isThatOfThisTokenAlone() {
        Secret token = Secret.of("secret_one");
        String text = KeyMarkJson.write(MARK, token);
        assertThat(KeyMarkJson.read(text, token)).contains(MARK);
        assertThat(KeyMarkJson.read(text, Secret.of("secret_other"))).isEmpty();
        assertThat(KeyMarkJson.read(KeyMarkJson.write(MARK), token)).isEmpty();
        assertThat(text).doesNotContain("secret_one");
    }

    @Test
    void aMarkThatIsTooLong_leavesOutWhatTheKeyMayDo() {
        Secret token = Secret.of("secret_one");
        String whole = KeyMarkJson.write(MARK, token);
        assertThat(KeyMarkJson.write(MARK, token, whole.length())).isEqualTo(whole);
        String shorter = KeyMarkJson.write(MARK, token, whole.length() - 1);
        assertThat(shorter).hasSizeLessThan(whole.length());
        assertThat(KeyMarkJson.read(shorter, token))
                .hasValueSatisfying(mark -> assertThat(mark.keyId()).isEqualTo(MARK.keyId()))
                .hasValueSatisfying(mark -> assertThat(mark.settings().values()).isEmpty());
    }

    @Test
    void aDeliveryThatIsOnItsWay_isNoMark() {
        String pending = KeyMarkJson.writePending(MARK);
        assertThat(pending).contains("\"key_id\":\"key-1\"");
        assertThat(KeyMarkJson.read(pending)).isEmpty();
    }

    @Test
    void fieldsOfALaterVersion_arePassedOver() {
        String later = "{\"later\":{\"a\":[1]},\"list\":[{}],\"flag\":true,\"number\":7,\"none\":null,";
        assertThat(KeyMarkJson.read(later + KeyMarkJson.write(MARK).substring(1)))
                .contains(MARK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"provider", "key_id", "key_name", "rotation", "attempt"})
    void aMarkThatLacksAField_isNone(String field) {
        assertThat(KeyMarkJson.read(KeyMarkJson.write(MARK).replace("\"" + field + "\"", "\"renamed\"")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "[]", "null", "{", "mark", "{}"})
    void whatIsNoMark_isNone(String text) {
        assertThat(KeyMarkJson.read(text)).isEmpty();
    }

    @Test
    void aMarkWithSomethingBehindIt_orWithANegativeAttempt_isNone_andATimeThatCannotBeReadIsLeftOut() {
        String whole = KeyMarkJson.write(MARK);
        assertThat(KeyMarkJson.read(whole + " ")).contains(MARK);
        assertThat(KeyMarkJson.read(whole + "{}")).isEmpty();
        assertThat(KeyMarkJson.read(whole.replace("\"attempt\":2", "\"attempt\":-1")))
                .isEmpty();
        assertThat(KeyMarkJson.read(whole.replace("\"attempt\":2", "\"attempt\":0")))
                .isPresent();
        assertThat(KeyMarkJson.read(whole.replace("2026-11-25T19:01:00Z", "soon")))
                .hasValueSatisfying(mark -> assertThat(mark.delivered()).isEmpty());
    }
}
