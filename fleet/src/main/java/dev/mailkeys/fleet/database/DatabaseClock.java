package dev.mailkeys.fleet.database;

import com.github.kagkarlsson.scheduler.Clock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The database's time, by which all nodes go, whatever the clocks of their machines say. */
public final class DatabaseClock implements Clock, InstantSource {

    private final InstantSource machine;
    private volatile Duration ahead = Duration.ZERO;

    public DatabaseClock(InstantSource machine) {
        this.machine = machine;
    }

    /** Asks the database what time it is; until it is asked again, this machine's clock goes on from there. */
    Instant set(Connection connection) throws SQLException {
        Instant asked = machine.instant();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select clock_timestamp()")) {
            row.next();
            Instant told = row.getTimestamp(1).toInstant();
            ahead = Duration.between(middle(asked, machine.instant()), told);
            return told;
        }
    }

    private static Instant middle(Instant from, Instant to) {
        return from.plus(Duration.between(from, to).dividedBy(2));
    }

    @Override
    public Instant now() {
        return machine.instant().plus(ahead);
    }

    @Override
    public Instant instant() {
        return now();
    }
}
