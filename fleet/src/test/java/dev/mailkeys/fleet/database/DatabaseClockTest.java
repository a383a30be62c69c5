package dev.mailkeys.fleet.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.fleet.TestDatabase;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DatabaseClockTest {

    private static final Duration SLOW = Duration.ofMinutes(4);

    @ParameterizedTest
    @ValueSource(longs = {-3600, 0, 3600})
    void aMachineWhoseClockIsOff_goesByTheDatabase(long secondsAhead) throws Exception {
        var clock = new DatabaseClock(() -> Instant.now().plusSeconds(secondsAhead));
        try (Connection connection = TestDatabase.onTheSharedServer().connection()) {
            clock.set(connection);
        }
        // The server is on this machine: its clock is the right one.
        assertThat(Duration.between(Instant.now(), clock.now()).abs()).isLessThan(SLOW);
    }
}
