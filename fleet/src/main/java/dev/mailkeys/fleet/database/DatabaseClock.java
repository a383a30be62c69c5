package dev.mailkeys.fleet.database;

import com.github.kagkarlsson.scheduler.Clock;
import dev.mailkeys.core.provider.Timing;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The database's time, which all nodes use instead of their machines' clocks. Between two questions it advances by a
 * clock that can't be set, so that a jump of a machine's clock does not make it take all other nodes for dead.
 */
public final class DatabaseClock implements Clock, InstantSource {

    /** A slower answer is too imprecise: the time known before is better. */
    private static final Duration SLOW = Duration.ofSeconds(1);

    private final Timing machine;
    private volatile Known known;

    /** The time at a value of the machine's stopwatch. */
    private record Known(Instant time, long nanos, boolean toldByDatabase) {}

    public DatabaseClock(Timing machine) {
        this.machine = machine;
        this.known = new Known(machine.now(), machine.nanoTime(), false);
    }

    /** Asks the database what time it is. */
    Instant set(Connection connection) throws SQLException {
        long asked = machine.nanoTime();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select clock_timestamp()")) {
            row.next();
            Instant told = row.getTimestamp(1).toInstant();
            long took = machine.nanoTime() - asked;
            if (took <= SLOW.toNanos() || !known.toldByDatabase()) {
                known = new Known(told, asked + took / 2, true);
            }
            return told;
        }
    }

    @Override
    public Instant now() {
        Known last = known;
        return last.time().plusNanos(machine.nanoTime() - last.nanos());
    }

    @Override
    public Instant instant() {
        return now();
    }
}
