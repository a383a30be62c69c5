package dev.mailkeys.rotation.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * A connection that is returned unchanged after one use. Each statement is a transaction of its own, and nothing is set
 * in the session, so a pooler in between may use another session for each.
 */
final class Lent implements AutoCloseable {

    private static final int NO_LIMIT_KNOWN = -1;

    private final Connection connection;
    private final boolean committing;
    private final int limit;

    private Lent(Connection connection, boolean committing, int limit) {
        this.connection = connection;
        this.committing = committing;
        this.limit = limit;
    }

    static Lent from(DataSource source, Duration timeLimit) throws SQLException {
        Connection connection = source.getConnection();
        try {
            boolean committing = connection.getAutoCommit();
            if (!committing) {
                connection.setAutoCommit(true);
            }
            return new Lent(connection, committing, limit(connection, timeLimit));
        } catch (SQLException | RuntimeException unusable) {
            connection.close();
            throw unusable;
        }
    }

    /** Sets how long an answer may take; returns the limit before. */
    private static int limit(Connection connection, Duration timeLimit) throws SQLException {
        try {
            int before = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(timeLimit.toMillis()));
            return before;
        } catch (SQLFeatureNotSupportedException unknown) {
            return NO_LIMIT_KNOWN;
        }
    }

    Connection connection() {
        return connection;
    }

    /** A failure here changes no answer: the pool replaces broken connections. */
    @Override
    public void close() {
        try (connection) {
            if (limit != NO_LIMIT_KNOWN) {
                connection.setNetworkTimeout(Runnable::run, limit);
            }
            if (!committing) {
                connection.setAutoCommit(false);
            }
        } catch (SQLException broken) {
            // The answer has come already, or an exception says why not.
        }
    }
}
