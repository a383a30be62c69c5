package dev.mailkeys.rotation.jdbc;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an error means for the statement, by the codes of the SQL standard and of PostgreSQL (its documentation,
 * appendix A).
 */
final class SqlStates {

    static final String ALREADY_THERE = "23505";
    static final String WARNING = "01000";
    private static final String TABLE_ALREADY_THERE = "42P07";
    private static final String OBJECT_ALREADY_THERE = "42710";
    private static final String NO_TABLE = "42P01";
    private static final String NO_RIGHT = "42501";
    private static final String NO_SCHEMA = "3F000";
    private static final String NO_DATABASE = "3D000";
    /** Also the driver's code if a required password is missing. */
    private static final String REJECTED = "08004";

    private static final String NO_WAY_IN = "28000";

    /** In every language of the driver; the last one is about a certificate for another host. */
    private static final Pattern OF_ENCRYPTION = Pattern.compile("\\bSSL\\b|PgjdbcHostnameVerifier");

    private static final String WRONG_LOGIN = "28";
    private static final String CONNECTION = "08";
    /** By the time limit of a statement. */
    private static final String CANCELLED = "57014";

    private static final String READ_ONLY = "25006";
    static final String COMPLETION_UNKNOWN = "40003";
    private static final String ROLLED_BACK = "40";
    private static final String TOO_MANY_CONNECTIONS = "53300";

    private SqlStates() {}

    static boolean is(SQLException failed, String state) {
        return state(failed).equals(state);
    }

    /** Whether somebody else has just made the same. */
    static boolean isMadeByAnother(SQLException failed) {
        return Set.of(ALREADY_THERE, TABLE_ALREADY_THERE, OBJECT_ALREADY_THERE).contains(state(failed));
    }

    /** Whether the connection ended first: the statement may have been carried out, or still be. */
    static boolean isUnanswered(SQLException failed) {
        String state = state(failed);
        return state.isEmpty() || state.matches("08(?!004).*|57P.*") || state.equals(COMPLETION_UNKNOWN);
    }

    /** Whether a retry may soon get another answer. */
    static boolean isPassing(SQLException failed) {
        String state = state(failed);
        return isUnanswered(failed)
                || state.startsWith(ROLLED_BACK)
                || state.equals(TOO_MANY_CONNECTIONS)
                || state.equals(CANCELLED);
    }

    /** For a table to be made: the user lacks the right, or a schema for it. */
    static boolean mayNotMake(SQLException failed) {
        return is(failed, NO_RIGHT) || is(failed, NO_SCHEMA);
    }

    static boolean isTableMissing(SQLException failed) {
        return is(failed, NO_TABLE);
    }

    static String advice(SQLException failed) {
        String state = state(failed);
        String told = String.valueOf(innermost(failed).getMessage());
        if (state.startsWith(CONNECTION) && OF_ENCRYPTION.matcher(told).find()) {
            return state.equals(REJECTED)
                    ? "The address asks for encryption (sslmode), but the server has none: have it turned on there"
                            + " (ssl = on in postgresql.conf). On a network that nobody can listen to, you may leave"
                            + " sslmode out of the address instead."
                    : "The server's certificate must be for that host and from an authority that is known here: name the"
                            + " authority's file in the address, as sslrootcert=FILE, and run again.";
        }
        if (state.equals(NO_WAY_IN) && told.contains("pg_hba.conf")) {
            return "Let the server's pg_hba.conf admit this user from this machine. If it admits only encrypted"
                    + " connections, write sslmode=require into the address.";
        }
        if (state.startsWith(WRONG_LOGIN) || state.equals(REJECTED)) {
            return "Look at the user's name and password, and run again.";
        }
        if (state.startsWith(CONNECTION)) {
            return "See that the database runs and that its address is right, and run again.";
        }
        return switch (state) {
            case NO_DATABASE -> "Look at the name of the database.";
            case NO_TABLE ->
                "The tables for journals are missing. mailkeys-fleet makes them when it starts; or run version-1.sql and"
                        + " version-2.sql once. If they are there, look at the search path.";
            case NO_RIGHT -> "Grant select, insert, update and delete on the tables mailkeys_* to the user.";
            case READ_ONLY -> "This is a standby: connect to the primary (targetServerType=primary).";
            default -> "Fix it and run again.";
        };
    }

    /** What happened, if the driver's own message does not tell. */
    static String words(SQLException failed) {
        SQLException told = innermost(failed);
        Throwable cause = told.getCause();
        if (cause instanceof UnknownHostException) {
            return "there is no host of that name";
        }
        if (cause instanceof SocketTimeoutException) {
            return "no answer in time";
        }
        if (cause instanceof NoRouteToHostException) {
            return "there is no way to that host";
        }
        return cause instanceof ConnectException
                ? "nothing accepts connections there"
                : firstLine(String.valueOf(told.getMessage()));
    }

    /** A pool only says that it has no connection; the driver's error inside says why. */
    private static SQLException innermost(SQLException failed) {
        return failed.getCause() instanceof SQLException inner ? innermost(inner) : failed;
    }

    /** Only the first line: the others are for the author of the statement. */
    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }

    private static String state(SQLException failed) {
        return failed.getSQLState() == null ? "" : failed.getSQLState();
    }
}
