package dev.mailkeys.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.cli.Cli;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.core.RateLimit;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaceShareTest {

    @ParameterizedTest
    @CsvSource({
        "1/1, 240, 60, 240, 60",
        "1/3, 240, 60, 80, 60",
        "2/3, 2, 1, 1, 1",
        "1/7, 240, 60, 34, 60",
        "1/6, 2, 1, 1, 3",
        "1/999, 1, 86400, 1, 86400"
    })
    void shareOfALimit_isRoundedDown_andNeverNothing(String share, int calls, long window, int part, long longer) {
        var limit = new RateLimit(calls, Duration.ofSeconds(window));
        assertThat(PaceShare.read("--pace-share", share).of(List.of(limit)))
                .containsExactly(new RateLimit(part, Duration.ofSeconds(longer)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "0/3", "1/0", "4/3", "-1/3", "1/3 ", "0.3", "1/1000", "٣/٤"})
    void whatIsNoShare_isRefused(String text) {
        assertThatThrownBy(() -> PaceShare.read("--pace-share", text))
                .isInstanceOf(Failure.class)
                .hasMessage("--pace-share takes a part of the account's calls as a fraction, such as 1/3, up to 1/1.");
    }

    @Test
    void shareThatIsNone_endsTheCommandBeforeAnyCall() {
        var result = new Cli().set("JETEMAIL_API_KEY", "api_x").run("jetemail list --pace-share 3");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("--pace-share takes a part");
    }
}
