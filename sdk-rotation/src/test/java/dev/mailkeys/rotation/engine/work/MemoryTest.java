package dev.mailkeys.rotation.engine.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What one run remembers, and what it takes for unknown. */
class MemoryTest {

    private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");
    private static final Secret ONE = Secret.of("secret_one_0000000000000000");
    private static final Secret TWO = Secret.of("secret_two_0000000000000000");

    private final Memory memory = new Memory();

    @Test
    void onlyTheNewestAttemptsToken_isHeld() {
        assertThat(memory.token(1)).isEmpty();
        memory.hold(1, ONE);
        assertThat(memory.token(1)).contains(ONE);
        memory.hold(2, TWO);
        assertThat(memory.token(1)).isEmpty();
        assertThat(memory.token(2)).contains(TWO);
    }

    /** Before the first attempt there is none, though its number is 0. */
    @Test
    void beforeAnyAttempt_noTokenIsHeld() {
        assertThat(memory.token(0)).isEmpty();
    }

    @Test
    void attempts_areCounted() {
        assertThat(memory.begun()).isZero();
        memory.begin(NOW);
        memory.begin(NOW);
        assertThat(memory.begun()).isEqualTo(2);
    }

    @Test
    void theTimeOfTrying_countsFromTheFirstAttempt() {
        assertThat(memory.lasted(NOW)).isZero();
        memory.begin(NOW);
        memory.begin(NOW.plusSeconds(30));
        assertThat(memory.lasted(NOW.plusSeconds(50))).isEqualTo(Duration.ofSeconds(50));
    }

    @Test
    void whereTheClockWasTurnedBack_noTimeHasPassed() {
        memory.begin(NOW);
        assertThat(memory.lasted(NOW.minusSeconds(1))).isZero();
    }

    /** A call of an earlier run may name any token. */
    @Test
    void aToken_isSafeFromCalls_onlyWhereAllAreOfThisRun_andNoneNamesIt() {
        memory.name(1, ONE);
        assertThat(memory.isSafeFrom(List.of(1), TWO)).isTrue();
        assertThat(memory.isSafeFrom(List.of(1), ONE)).isFalse();
        assertThat(memory.isSafeFrom(List.of(1, 2), TWO)).isFalse();
        memory.name(2, TWO);
        assertThat(memory.isSafeFrom(List.of(1, 2), TWO)).isFalse();
    }

    @Test
    void aTokenThatWasLetIn_isToldFromEveryOther() {
        assertThat(memory.isLetIn(ONE)).isFalse();
        memory.letIn(ONE);
        assertThat(memory.isLetIn(ONE)).isTrue();
        assertThat(memory.isLetIn(TWO)).isFalse();
        assertThat(memory.isProven(ONE)).isFalse();
    }

    @Test
    void aTokenThatWasProven_isToldFromEveryOther() {
        assertThat(memory.isProven(ONE)).isFalse();
        memory.prove(ONE);
        assertThat(memory.isProven(ONE)).isTrue();
        assertThat(memory.isProven(TWO)).isFalse();
        assertThat(memory.isLetIn(ONE)).isFalse();
    }

    @Test
    void whatWasSeen_isForgotten_onceMoreIsWrittenThanAsked() {
        var look = new Look(List.of(), List.of(), Optional.empty());
        assertThat(memory.seen(7, 1)).isEmpty();
        memory.saw(look, 7);
        assertThat(memory.seen(7, 1)).contains(look);
        assertThat(memory.seen(8, 1)).contains(look);
        assertThat(memory.seen(9, 1)).isEmpty();
    }

    @Test
    void sinks_areReadyOnceThatIsSaid() {
        assertThat(memory.areSinksReady()).isFalse();
        memory.sinksAreReady();
        assertThat(memory.areSinksReady()).isTrue();
    }
}
