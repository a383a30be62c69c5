package dev.mailkeys.rotation.jdbc;

import dev.mailkeys.rotation.JournalException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The tables, by numbered files of SQL, each carried out once. A file may only add what older programs can do without.
 * If that is impossible, it raises {@code oldest_program} and every target's epoch in the same transaction: from then
 * on older programs take no lease, and those that hold one write nothing more.
 */
final class Schema {

    /** The newest file that this program knows. */
    static final int VERSION = 2;

    private static final int MOST_TRIES = 5;

    private Schema() {}

    /** Carries out the missing files. Several programs may do this at once; each finds the tables made. */
    static void create(Database database) {
        for (int tried = 1; ; tried++) {
            try {
                database.ask("Creating the tables for journals", connection -> migrate(connection, VERSION));
                return;
            } catch (JournalException e) {
                if (tried == MOST_TRIES || !isMadeByAnother(e)) {
                    throw e;
                }
            }
        }
    }

    private static boolean isMadeByAnother(JournalException e) {
        return e.getCause() instanceof SQLException cause && SqlStates.isMadeByAnother(cause);
    }

    /** Under a lock, so that one of several programs does it, and the others see the result. */
    static int migrate(Connection connection, int newest) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            // Not the connection's default: a snapshot from before the lock would not show what another has done.
            statement.execute("set transaction isolation level read committed");
            int made = version(statement);
            if (made > 0 && made < newest) {
                statement.execute("lock table mailkeys_schema in exclusive mode");
                made = version(statement);
            }
            carryOut(statement, made + 1, newest);
            connection.commit();
            return Math.max(made, newest);
        } catch (SQLException | JournalException failed) {
            rollBack(connection, failed);
            throw failed;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static void carryOut(Statement statement, int first, int last) throws SQLException {
        try {
            for (int version = first; version <= last; version++) {
                for (String change : file(version)) {
                    statement.execute(change);
                }
            }
        } catch (SQLException failed) {
            if (SqlStates.mayNotMake(failed)) {
                throw Obstacles.mayNotMake(first, last, failed);
            }
            throw failed;
        }
    }

    private static void rollBack(Connection connection, Exception because) {
        try {
            connection.rollback();
        } catch (SQLException broken) {
            because.addSuppressed(broken);
        }
    }

    /** The last file that was carried out; 0 without tables. */
    private static int version(Statement statement) throws SQLException {
        try (ResultSet table = statement.executeQuery("select to_regclass('mailkeys_schema') is null")) {
            table.next();
            if (table.getBoolean(1)) {
                return 0;
            }
        }
        try (ResultSet row = statement.executeQuery("select version from mailkeys_schema")) {
            if (!row.next()) {
                throw Obstacles.emptySchema();
            }
            return row.getInt(1);
        }
    }

    private static List<String> file(int version) {
        String name = "version-" + version + ".sql";
        try (InputStream sql = Schema.class.getResourceAsStream(name)) {
            if (sql == null) {
                throw new IllegalStateException("The jar lacks " + name + ".");
            }
            return List.of(new String(sql.readAllBytes(), StandardCharsets.UTF_8).split(";\\s*\n"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
