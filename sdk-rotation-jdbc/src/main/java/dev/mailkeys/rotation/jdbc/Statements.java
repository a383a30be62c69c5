package dev.mailkeys.rotation.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;

/** Sends one statement with its values. */
final class Statements {

    private Statements() {}

    static List<String> texts(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    /** Whether there is a row; throws if that is uncertain. */
    static boolean exists(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            boolean there = rows.next();
            requireCertain(statement);
            return there;
        }
    }

    /** How many rows were changed; throws if that is uncertain. */
    static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, values)) {
            int changed = statement.executeUpdate();
            requireCertain(statement);
            return changed;
        }
    }

    /** A commit whose wait for a standby was cancelled is still acknowledged, but with a warning. */
    private static void requireCertain(PreparedStatement statement) throws SQLException {
        SQLWarning warning = statement.getWarnings();
        if (warning != null && SqlStates.is(warning, SqlStates.WARNING)) {
            throw new SQLException(warning.getMessage(), SqlStates.COMPLETION_UNKNOWN, warning);
        }
    }

    static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int at = 0; at < values.length; at++) {
            statement.setObject(at + 1, values[at]);
        }
        return statement;
    }
}
