package dev.mailkeys.fleet.rotating;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.fleet.database.Looks.Planned;
import dev.mailkeys.fleet.database.StoredLook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FirstLooksTest {

    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final Planned TOMORROW = new Planned(START.plus(Duration.ofDays(1)), Optional.empty());

    private static Optional<StoredLook> ended(int failures) {
        return Optional.of(new StoredLook(
                "x",
                START,
                "web/1/a",
                "incomplete",
                List.of(),
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                failures));
    }

    @Test
    void targets_areLookedAtOneAfterAnother_theLastWithinFiveMinutes() {
        var few = new FirstLooks(START, 3);
        assertThat(few.of(0)).isEqualTo(START);
        assertThat(few.of(2, TOMORROW, ended(0))).contains(START.plusSeconds(1));
        var many = new FirstLooks(START, 6000);
        List<Instant> times = IntStream.range(0, 6000).mapToObj(many::of).toList();
        assertThat(times).doesNotHaveDuplicates().isSorted();
        assertThat(times.get(5999)).isBefore(START.plus(Duration.ofMinutes(5)));
    }

    @Test
    void targetThatFails_keepsItsPause_howeverOftenANodeIsStarted() {
        assertThat(new FirstLooks(START, 1).of(0, TOMORROW, ended(1))).isEmpty();
        assertThat(new FirstLooks(START, 1).of(0, TOMORROW, Optional.empty())).contains(START);
    }

    @Test
    void targetThatIsDueSooner_orThatANodeIsAt_staysAsItIs() {
        var looks = new FirstLooks(START, 10);
        assertThat(looks.of(9, new Planned(START.plusSeconds(1), Optional.empty()), ended(0)))
                .isEmpty();
        assertThat(looks.of(0, new Planned(TOMORROW.time(), Optional.of("web/2/b")), ended(0)))
                .isEmpty();
    }

    @Test
    void targetAtWhichNodesDieAgainAndAgain_waitsLongerAndLonger() {
        assertThat(IntStream.range(0, 6).mapToObj(Schedule::pauseAfter))
                .containsExactly(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(4));
    }
}
