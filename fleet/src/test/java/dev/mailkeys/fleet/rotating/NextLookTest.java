package dev.mailkeys.fleet.rotating;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.rotation.NextStep;
import dev.mailkeys.rotation.NextStep.Verb;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.RotationReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NextLookTest {

    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private static Duration pause(Outcome outcome, Optional<Duration> until, int failures, Duration every) {
        var next = new NextStep(Verb.NOTHING, until.map(NOW::plus), Optional.empty());
        var report = new RotationReport(
                "x", outcome, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), next, Optional.empty());
        return Duration.between(NOW, NextLook.after(report, failures, every, NOW));
    }

    @Test
    void aRotationThatWaits_isLookedAtWhenItsTimeHasCome() {
        assertThat(pause(Outcome.PENDING, Optional.of(Duration.ofMinutes(7)), 0, HOUR))
                .isEqualTo(Duration.ofMinutes(7));
        assertThat(pause(Outcome.NOT_DUE, Optional.of(Duration.ofMinutes(9)), 0, HOUR))
                .isEqualTo(Duration.ofMinutes(9));
        assertThat(pause(Outcome.INCOMPLETE, Optional.of(Duration.ofMinutes(3)), 5, HOUR))
                .as("a provider that asked for patience")
                .isEqualTo(Duration.ofMinutes(3));
    }

    @Test
    void aKeyThatWasRotated_isLookedAtWhenItIsDueAgain_andOnceADayAtLeast() {
        assertThat(pause(Outcome.DONE, Optional.empty(), 0, HOUR)).isEqualTo(HOUR);
        assertThat(pause(Outcome.DONE, Optional.empty(), 0, Duration.ofDays(90)))
                .isEqualTo(Duration.ofDays(1));
        assertThat(pause(Outcome.NOT_DUE, Optional.of(Duration.ofDays(80)), 0, Duration.ofDays(90)))
                .isEqualTo(Duration.ofDays(1));
    }

    @Test
    void aTimeThatIsOver_isNoReasonToAskWithoutAPause() {
        for (Outcome outcome : Outcome.values()) {
            assertThat(pause(outcome, Optional.of(Duration.ofHours(-5)), 1, HOUR))
                    .as("%s", outcome)
                    .isGreaterThanOrEqualTo(Duration.ofMinutes(outcome == Outcome.LOCKED ? 0 : 1));
        }
    }

    @Test
    void aRotationThatGoesWrongAgainAndAgain_isNotAskedAtEverySecondBecauseItNamesATime() {
        for (int seconds : List.of(-30, 0, 3, 59)) {
            assertThat(pause(Outcome.INCOMPLETE, Optional.of(Duration.ofSeconds(seconds)), 5, HOUR))
                    .as("%s s", seconds)
                    .isEqualTo(Duration.ofMinutes(16));
        }
        assertThat(pause(Outcome.PENDING, Optional.of(Duration.ofSeconds(-1)), 0, HOUR))
                .as("what has just come needs no further pause")
                .isEqualTo(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "2, 2", "3, 4", "6, 32", "7, 60", "100, 60", "2000000000, 60"})
    void afterAFailure_thePauseGrowsToAnHour(int failures, long minutes) {
        for (Outcome outcome :
                List.of(Outcome.REFUSED, Outcome.INCOMPLETE, Outcome.SINK_BROKEN, Outcome.SINK_UNKNOWN)) {
            assertThat(pause(outcome, Optional.empty(), failures, HOUR)).isEqualTo(Duration.ofMinutes(minutes));
        }
    }
}
