package dev.mailkeys.fleet.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.rotation.JournalLine;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TimelineTest {

    private static Timeline.Entry entry(String text) {
        return Timeline.of(List.of(new JournalLine(1, 1, text))).get(0);
    }

    private static String line(String type, String rest) {
        return "{\"type\":\"" + type + "\",\"at\":\"2026-11-01T10:00:00.123Z\",\"attempt\":1" + rest + "}";
    }

    @Test
    void aLine_isItsTimeItsStepAndWhatItIsAbout() {
        var entry = entry(line("DELIVER_INTENT", ",\".sink\":\"app\",\".version\":\"7\""));
        assertThat(entry.at()).isEqualTo("2026-11-01 10:00:00 UTC");
        assertThat(entry.step()).isEqualTo("deliver intent");
        assertThat(entry.detail()).isEqualTo("app");
        assertThat(entry(line("PUT_BACK", ",\".sink\":\"app\"")).detail()).isEqualTo("app");
        assertThat(entry(line("CREATED", ",\".key\":\"key_1\",\".name\":\"newsletter\""))
                        .detail())
                .isEqualTo("newsletter");
        assertThat(entry(line("ROLLBACK", ",\".reason\":\"As asked.\"")).detail())
                .isEqualTo("As asked.");
        assertThat(entry(line("GRACE", ",\".until\":\"2026-11-01T11:00:00.9Z\",\".use:k\":\"x\""))
                        .detail())
                .isEqualTo("until 2026-11-01 11:01 UTC");
        assertThat(entry(line("VERIFIED", "")).detail()).isEmpty();
    }

    @Test
    void thePlan_isShownByItsKey() {
        String plan =
                ",\".rotation\":\"r1\",\".course\":\"ROTATE\",\".base:0\":\"newsletter\",\".name\":\"newsletter-2\","
                        + "\"settings\":{}";
        assertThat(entry(line("PLANNED", plan)).detail()).isEqualTo("newsletter-2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "not JSON",
                "{\"type\":",
                "[1]",
                "{\"type\":\"LATER\",\"at\":\"2026-11-01T10:00:00Z\",\"attempt\":1}",
                "{\"at\":\"yesterday\",\"x\":{\"y\":1}}",
                "null"
            })
    void whatALaterVersionMayWrite_isShownAsALineAllTheSame(String text) {
        assertThat(entry(text).step()).isEqualTo("not readable here");
        assertThat(entry(text).at()).isEmpty();
    }
}
