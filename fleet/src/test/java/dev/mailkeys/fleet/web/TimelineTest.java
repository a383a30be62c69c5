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

    @Test
    void aLine_isItsTimeItsStepAndWhatItIsAbout() {
        var entry = entry(
                "{\"type\":\"DELIVER_INTENT\",\"at\":\"2026-11-01T10:00:00.123Z\",\"attempt\":1,"
                        + "\".sink\":\"app\",\".until\":\"2026-11-01T11:00:00.9Z\",\".use:k\":\"x\",\"settings\":{\"a\":[\"b\"]}}");
        assertThat(entry.at()).isEqualTo("2026-11-01 10:00:00 UTC");
        assertThat(entry.step()).isEqualTo("deliver intent");
        assertThat(entry.detail()).isEqualTo("app, until 2026-11-01 11:01 UTC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "not JSON", "{\"type\":", "[1]", "{\"at\":\"yesterday\",\"x\":{\"y\":1}}", "null"})
    void whatALaterVersionMayWrite_isShownAsALineAllTheSame(String text) {
        assertThat(entry(text).step()).isEqualTo("not readable here");
        assertThat(entry(text).at()).isEmpty();
    }
}
