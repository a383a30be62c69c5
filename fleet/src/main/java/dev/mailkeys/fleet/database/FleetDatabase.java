package dev.mailkeys.fleet.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.core.pace.SharedPace;
import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.jdbc.PostgresJournals;
import dev.mailkeys.rotation.jdbc.PostgresJournalsFactory;
import dev.mailkeys.rotation.jdbc.PostgresPace;
import dev.mailkeys.rotation.journal.JournalAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** The pool of connections that a whole node uses. */
public final class FleetDatabase implements AutoCloseable {

    private static final int MOST_CONNECTIONS = 10;

    /** Short, so that pages soon report a missing answer. Rotations wait longer, in their journals. */
    private static final Duration FOR_A_CONNECTION = Duration.ofSeconds(5);

    private final JournalAddress address;
    private final HikariDataSource pool;

    private FleetDatabase(JournalAddress address, HikariDataSource pool) {
        this.address = address;
        this.pool = pool;
    }

    /** A question to the database. */
    public interface Query<T> {
        T on(Connection connection) throws SQLException;
    }

    /** The database at an address; nothing is sent yet. */
    public static FleetDatabase at(JournalAddress address) {
        return new FleetDatabase(address, new HikariDataSource(settings(address)));
    }

    /**
     * Makes missing tables, and checks that a node can work there.
     *
     * @return this
     * @throws Away if it does not answer now
     */
    public FleetDatabase prepared() {
        try {
            journals().patience(FOR_A_CONNECTION).createTables();
            ask(Tables::create);
            ask(Tables::requireRights);
            journals().check("");
            return this;
        } catch (SQLException | JournalException failed) {
            throw Unusable.because(failed, address);
        }
    }

    /**
     * Sets a clock by the database's time.
     *
     * @throws Away if it does not answer now
     */
    public void tell(DatabaseClock clock) {
        try {
            ask(clock::set);
        } catch (SQLException failed) {
            throw Unusable.because(failed, address);
        }
    }

    private static HikariConfig settings(JournalAddress address) {
        var settings = new HikariConfig();
        try {
            settings.setDataSource(PostgresJournalsFactory.source(address));
        } catch (IllegalArgumentException unusable) {
            throw Failure.configuration(String.valueOf(unusable.getMessage()));
        }
        settings.setPoolName("mailkeys-fleet");
        settings.setMaximumPoolSize(MOST_CONNECTIONS);
        settings.setMinimumIdle(2);
        settings.setConnectionTimeout(FOR_A_CONNECTION.toMillis());
        settings.setInitializationFailTimeout(-1);
        return settings;
    }

    /** One question, or one change, on a connection of its own. */
    public <T> T ask(Query<T> query) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return query.on(connection);
        }
    }

    public PostgresJournals journals() {
        return PostgresJournals.of(pool);
    }

    /** Where all nodes count the calls of their accounts. */
    public SharedPace pace() {
        return PostgresPace.of(pool);
    }

    public DataSource source() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }
}
