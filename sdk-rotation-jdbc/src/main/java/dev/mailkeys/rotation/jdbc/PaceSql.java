package dev.mailkeys.rotation.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Objects;

/** The statements about the calls of accounts. */
final class PaceSql {

    private static final String KEPT = """
            select k.key, p.calls, clock_timestamp(), s.oldest_program
              from mailkeys_schema s cross join mailkeys_pace_key k left join mailkeys_paces p on p.account = ?""";

    /** No row if the calls have changed since they were read: another was faster. */
    private static final String PUT = """
            insert into mailkeys_paces as p (account, calls, changed)
            select ?, ?, clock_timestamp() from mailkeys_schema s where s.oldest_program <= ?
            on conflict (account) do update set calls = excluded.calls, changed = excluded.changed
             where p.calls = ?""";

    private PaceSql() {}

    /**
     * The stored calls.
     *
     * @param key the key that makes names, in hexadecimal digits
     * @param calls the account's; empty before the first
     * @param now the database's time
     * @param oldestProgram the version of the tables that a program must at least know
     */
    record Kept(String key, String calls, Instant now, int oldestProgram) {}

    static Kept kept(Connection connection, String account) throws SQLException {
        try (PreparedStatement kept = Statements.prepared(connection, KEPT, account);
                ResultSet row = kept.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("a table lacks its one row: mailkeys_schema or mailkeys_pace_key");
            }
            Timestamp now = row.getTimestamp(3);
            return new Kept(
                    row.getString(1), Objects.requireNonNullElse(row.getString(2), ""), now.toInstant(), row.getInt(4));
        }
    }

    /** Replaces the calls that were read; returns false if somebody has changed them since. */
    static boolean put(Connection connection, String account, String read, String calls) throws SQLException {
        return Statements.update(connection, PUT, account, calls, Schema.VERSION, read) == 1;
    }
}
