package dev.mailkeys.rotation.sink;

import static org.assertj.core.api.Assertions.assertThat;

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
}
