package dev.mailkeys.core.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.core.RateLimit;
import dev.mailkeys.core.pace.PaceChange;
import dev.mailkeys.core.pace.PacedAccount;
import dev.mailkeys.core.pace.SharedPace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedTurnsTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final RateLimit TWO = new RateLimit(2, Duration.ofSeconds(10));
    private static final long HOUR = Duration.ofHours(1).toNanos();

    private final Kept kept = new Kept();
    private Instant now = START;

    private SharedTurns process(RateLimit... limits) {
        return new SharedTurns(kept, key -> "name", List.of(limits), () -> now);
    }

    private static NextTurn at(Duration wait, RateLimit limit) {
        return new NextTurn(wait.toNanos(), wait.isZero() ? NextTurn.NOW.limit() : java.util.Optional.of(limit));
    }

    @Test
    void callsOfAllProcesses_areCountedTogether() throws Exception {
        assertThat(process(TWO).take(HOUR)).isEqualTo(NextTurn.NOW);
        now = START.plusSeconds(4);
        assertThat(process(TWO).take(HOUR)).isEqualTo(NextTurn.NOW);
        assertThat(process(TWO).take(HOUR)).isEqualTo(at(Duration.ofSeconds(7), TWO));
        assertThat(process(TWO).take(HOUR)).isEqualTo(at(Duration.ofSeconds(11), TWO));
    }

    @Test
    void noWindow_holdsMoreThanItsLimit_howeverManyTakeTurns() throws Exception {
        var fine = new RateLimit(3, Duration.ofSeconds(1));
        var gone = new ArrayList<Instant>();
        for (int i = 0; i < 60; i++) {
            long wait = process(TWO, fine).take(HOUR).nanos();
            gone.add(now.plusNanos(wait));
            now = now.plusMillis(i * 37 % 900);
        }
        for (RateLimit limit : List.of(TWO, fine)) {
            for (int i = limit.calls(); i < gone.size(); i++) {
                assertThat(Duration.between(gone.get(i - limit.calls()), gone.get(i)))
                        .isGreaterThanOrEqualTo(limit.window());
            }
        }
    }

    @Test
    void turnThatIsTooFarOff_isNotTaken() throws Exception {
        process(TWO).take(HOUR);
        process(TWO).take(HOUR);
        String before = kept.text;
        assertThat(process(TWO).take(1)).isEqualTo(at(Duration.ofSeconds(11), TWO));
        assertThat(kept.text).isEqualTo(before);
        assertThat(process(TWO).take(Duration.ofSeconds(11).toNanos())).isEqualTo(at(Duration.ofSeconds(11), TWO));
        assertThat(kept.text).as("a turn that comes just in time").isNotEqualTo(before);
    }

    @Test
    void processWithASmallerShare_forgetsNoCallOfTheOthers() throws Exception {
        var five = new RateLimit(5, Duration.ofSeconds(10));
        var one = new RateLimit(1, Duration.ofSeconds(10));
        for (int i = 0; i < 5; i++) {
            assertThat(process(five).take(HOUR)).isEqualTo(NextTurn.NOW);
        }
        assertThat(process(one).take(HOUR)).isEqualTo(at(Duration.ofSeconds(11), one));
        assertThat(process(five).take(0).nanos())
                .isEqualTo(Duration.ofSeconds(11).toNanos());
    }

    @Test
    void callBeforeOneThatASlowerProcessHasTaken_isKeptInItsOrder() throws Exception {
        var five = new RateLimit(5, Duration.ofSeconds(10));
        var one = new RateLimit(1, Duration.ofSeconds(10));
        process(one).take(HOUR);
        assertThat(process(one).take(HOUR)).isEqualTo(at(Duration.ofSeconds(11), one));
        assertThat(process(five).take(HOUR)).isEqualTo(NextTurn.NOW);
        assertThat(process(one).take(HOUR)).isEqualTo(at(Duration.ofSeconds(22), one));
    }

    @Test
    void clockThatIsSetBack_makesNobodyWaitLongerThanAWindow_andLetsNoCallTooManyThrough() throws Exception {
        process(TWO).take(HOUR);
        process(TWO).take(HOUR);
        now = START.minus(Duration.ofDays(400));
        assertThat(process(TWO).take(HOUR)).isEqualTo(at(Duration.ofSeconds(11), TWO));
        now = now.plusSeconds(11);
        assertThat(process(TWO).take(HOUR)).isEqualTo(NextTurn.NOW);
        assertThat(process(TWO).take(HOUR).nanos()).isPositive();
    }

    @Test
    void clockThatIsOneWindowBehind_waitsForTheOthers() throws Exception {
        process(TWO).take(HOUR);
        now = START.minusSeconds(11);
        process(TWO).take(HOUR);
        assertThat(kept.text.lines().skip(1).findFirst()).contains("1767225600000000000");
    }

    @Test
    void recordWithoutACall_isReadAsThat() throws Exception {
        kept.text = "mailkeys pace 1\n1767225600000000000\n";
        assertThat(process(TWO).take(HOUR)).isEqualTo(NextTurn.NOW);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5})
    void clockThatBeganIn1970_leavesARecordThatCanBeRead(int seconds) throws Exception {
        process(TWO).take(HOUR);
        now = Instant.ofEpochSecond(seconds);
        process(TWO).take(HOUR);
        now = START.plusSeconds(1);
        assertThat(process(TWO).take(HOUR)).isEqualTo(NextTurn.NOW);
    }

    @Test
    void clocksThatDifferALittle_eachComeToTheSameTime() throws Exception {
        for (int i = 0; i < 6; i++) {
            now = START.plusSeconds(i % 2 == 0 ? 3 : 0);
            assertThat(process(TWO).take(HOUR).nanos())
                    .isEqualTo(Duration.ofSeconds(i / 2 * 11).toNanos());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "hello\n",
                "mailkeys pace 2\n1\n",
                "mailkeys pace 1\n",
                "mailkeys pace 1\n1767225600000000000\n17672256000\n1767225600000000000\n176722",
                "mailkeys pace 1\n1767225600000000000\n1767225600000000000\n176722\n",
                "mailkeys pace 1\n-5\n",
                "mailkeys pace 1\n99999999999999999999\n"
            })
    void textOfAnother_isRefused(String text) {
        kept.text = text;
        assertThatThrownBy(() -> process(TWO).take(HOUR)).isInstanceOf(IllegalArgumentException.class);
        assertThat(kept.text).isEqualTo(text);
    }

    @Test
    void turnThatCannotBeKept_isNow() throws Exception {
        SharedPace broken = (account, change) -> {
            change.apply(kept.text);
            return false;
        };
        process(TWO).take(HOUR);
        process(TWO).take(HOUR);
        assertThat(new SharedTurns(broken, key -> "name", List.of(TWO), () -> now).take(HOUR))
                .isEqualTo(NextTurn.NOW);
    }

    /** Where the place has a clock of its own, this machine's does not count. */
    @Test
    void clockOfThePlace_isTheOnlyOne() throws Exception {
        SharedPace clocked = (account, change) -> kept.update(account, text -> change.apply(text, START));
        for (int i = 0; i < 2; i++) {
            now = START.plus(Duration.ofDays(i));
            assertThat(new SharedTurns(clocked, key -> "name", List.of(TWO), () -> now).take(HOUR))
                    .isEqualTo(NextTurn.NOW);
        }
        assertThat(new SharedTurns(clocked, key -> "name", List.of(TWO), () -> now).take(HOUR))
                .isEqualTo(at(Duration.ofSeconds(11), TWO));
    }

    /** One text in memory. */
    private static final class Kept implements SharedPace {

        private String text = "";

        @Override
        public boolean update(PacedAccount account, PaceChange change) {
            text = change.apply(text);
            return true;
        }
    }
}
