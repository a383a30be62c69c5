package dev.mailkeys.rotation.jdbc;

import java.sql.SQLException;

/** What an error says of the statement, by the codes of the SQL standard and of PostgreSQL (its documentation, appendix A). */
final class SqlStates {

    static final String ALREADY_THERE = "23505";
    static final String TABLE_ALREADY_THERE = "42P07";
    private static final String NO_TABLE = "42P01";
    private static final String NO_RIGHT = "42501";
    private static final String READ_ONLY = "25006";
    private static final String COMPLETION_UNKNOWN = "40003";
    private static final String ROLLED_BACK = "40";
    private static final String TOO_MANY_CONNECTIONS = "53300";

    private SqlStates() {}

    static boolean is(SQLException failed, String state) {
        return state(failed).equals(state);
    }

    /** Whether the connection ended first: the statement may have been carried out all the same, or may yet be. */
    static boolean isUnanswered(SQLException failed) {
        String state = state(failed);
        return state.isEmpty() || state.matches("08.*|57P.*") || state.equals(COMPLETION_UNKNOWN);
    }

    /** Whether the same may be answered otherwise in a moment. */
    static boolean isPassing(SQLException failed) {
        String state = state(failed);
        return isUnanswered(failed) || state.startsWith(ROLLED_BACK) || state.equals(TOO_MANY_CONNECTIONS);
    }

    static String advice(SQLException failed) {
        return switch (state(failed)) {
            case NO_TABLE -> "The tables for journals are missing: call createTables(), or look at the search path.";
            case NO_RIGHT -> "Grant select, insert, update and delete on the tables mailkeys_* to the user.";
            case READ_ONLY -> "This is a standby: connect to the primary (targetServerType=primary).";
            default -> "Mend it and run again.";
        };
    }

    private static String state(SQLException failed) {
        return failed.getSQLState() == null ? "" : failed.getSQLState();
    }
}
