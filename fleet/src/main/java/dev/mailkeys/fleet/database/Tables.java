package dev.mailkeys.fleet.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/** The fleet's own tables, besides those of the journals: db-scheduler's, and the last look at each target. */
public final class Tables {

    public static final String TASKS = "mailkeys_fleet_tasks";

    /** The number of a lock: nodes that start at the same moment make the tables one after another. */
    private static final long LOCK = 4_711_240_013L;

    private static final String MISSING_RIGHTS = """
            select string_agg(needed.privilege || ' on ' || needed.name, ', ')
              from (values ('select', 'mailkeys_fleet_tasks'), ('insert', 'mailkeys_fleet_tasks'),
                           ('update', 'mailkeys_fleet_tasks'), ('delete', 'mailkeys_fleet_tasks'),
                           ('select', 'mailkeys_fleet_looks'), ('insert', 'mailkeys_fleet_looks'),
                           ('update', 'mailkeys_fleet_looks'), ('select', 'mailkeys_pace_key'),
                           ('select', 'mailkeys_paces'), ('insert', 'mailkeys_paces'),
                           ('update', 'mailkeys_paces')) needed (privilege, name)
             where not has_table_privilege(needed.name, needed.privilege)""";

    private Tables() {}

    /** In one transaction, which also ends the lock. If the tables exist, the right to make them is not needed. */
    static boolean create(Connection connection) throws SQLException {
        if (areThere(connection)) {
            return false;
        }
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
            for (String table : sql().split(";\\s*\n", -1)) {
                if (!table.isBlank()) {
                    statement.execute(table);
                }
            }
            connection.commit();
            return true;
        } catch (SQLException failed) {
            rollBack(connection, failed);
            throw failed;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** Without it, the driver reports a failed commit instead of the cause. */
    private static void rollBack(Connection connection, SQLException because) {
        try {
            connection.rollback();
        } catch (SQLException broken) {
            because.addSuppressed(broken);
        }
    }

    private static boolean areThere(Connection connection) throws SQLException {
        return first(
                        connection,
                        "select to_regclass('" + TASKS
                                + "') is not null and to_regclass('mailkeys_fleet_looks') is not null")
                .equals("t");
    }

    /** Throws the database's own error if somebody has dropped the tables, or this is another database. */
    static void requireThere(Connection connection) throws SQLException {
        if (!areThere(connection)) {
            throw new SQLException(TASKS + " or mailkeys_fleet_looks is not there", Unusable.TABLE_IS_MISSING);
        }
    }

    /** Whether the database is read-only, such as a standby. */
    static boolean areReadOnly(Connection connection) throws SQLException {
        return first(connection, "select current_setting('transaction_read_only')")
                .equals("on");
    }

    /** Without these rights a node would seem to work and do nothing. The tables' owner must have granted them. */
    static boolean requireRights(Connection connection) throws SQLException {
        String missing = first(connection, MISSING_RIGHTS);
        if (!missing.isEmpty()) {
            throw new SQLException(
                    "The user lacks " + missing + ": grant select, insert, update and delete on the tables mailkeys_*");
        }
        return true;
    }

    private static String first(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return Objects.requireNonNullElse(row.getString(1), "");
        }
    }

    private static String sql() {
        try (InputStream in = Objects.requireNonNull(Tables.class.getResourceAsStream("tables.sql"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
