package dev.mailkeys.fleet.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.provider.Timing;
import dev.mailkeys.fleet.TestDatabase;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server is on this machine: its clock is the right one. */
final class DatabaseClockTest {

    private static final Duration SLOW = Duration.ofMinutes(4);

    /** A machine whose clock can be set, and whose answers can be slow. */
    private static final class Machine implements Timing {
        private Duration off = Duration.ZERO;
        private Duration eachLook = Duration.ZERO;
        private long nanos = 0;

        @Override
        public Instant now() {
            return Instant.now().plus(off);
        }

        @Override
        public long nanoTime() {
            nanos += eachLook.toNanos();
            return nanos;
        }

        @Override
        public void sleep(Duration delay) {
            throw new UnsupportedOperationException();
        }

        @Override
        public double random() {
            return 0;
        }
    }

    private final Machine machine = new Machine();

    private static void set(DatabaseClock clock) throws Exception {
        try (Connection connection = TestDatabase.onTheSharedServer().connection()) {
            clock.set(connection);
        }
    }

    private static void assertRight(DatabaseClock clock) {
        assertThat(Duration.between(Instant.now(), clock.now()).abs()).isLessThan(SLOW);
    }

    @ParameterizedTest
    @ValueSource(longs = {-3600, 0, 3600})
    void aMachineWhoseClockIsOff_goesByTheDatabase(long secondsAhead) throws Exception {
        machine.off = Duration.ofSeconds(secondsAhead);
        var clock = new DatabaseClock(machine);
        set(clock);
        assertRight(clock);
    }

    @ParameterizedTest
    @ValueSource(longs = {-3600, 3600})
    void aMachineWhoseClockIsSetWhileItRuns_goesOnAsBefore(long seconds) throws Exception {
        var clock = new DatabaseClock(machine);
        set(clock);
        machine.off = Duration.ofSeconds(seconds);
        assertRight(clock);
    }

    @Test
    void anAnswerThatWasLongUnderWay_isNotBelieved_onceOneWasFast() throws Exception {
        var clock = new DatabaseClock(machine);
        set(clock);
        machine.eachLook = Duration.ofHours(1);
        set(clock);
        machine.eachLook = Duration.ZERO;
        assertThat(Duration.between(Instant.now(), clock.now()))
                .as("two hours went by here, of which the answer tells nothing")
                .isGreaterThan(Duration.ofHours(2).minus(SLOW));
    }
}
