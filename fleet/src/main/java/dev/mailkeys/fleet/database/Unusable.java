package dev.mailkeys.fleet.database;

import dev.mailkeys.cli.failure.Failure;
import dev.mailkeys.cli.text.Printable;
import dev.mailkeys.rotation.journal.JournalAddress;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/** Why a database can't be used, for people: one sentence for what is wrong, one for what to do. */
public final class Unusable {

    /** The user is unknown, or the password is wrong or missing. */
    private static final String OF_THE_LOGIN = "08004|28.*";

    /** The user lacks a right, or there is no schema. */
    private static final String MAY_NOT_MAKE = "42501|3F000";

    /** The database answers but refuses the login. A node reads its login only at its start. */
    private static final String TURNED_AWAY = "08004|28.*|3D.*";

    /**
     * No connection, no free connection, a start or shutdown, a standby that may be promoted, a conflict with another.
     */
    private static final String PASSES = "08(?!004).*|53.*|57.*|40.*";

    static final String TABLE_IS_MISSING = "42P01";

    private Unusable() {}

    static RuntimeException because(Exception failed, JournalAddress address) {
        if (isPassing(failed)) {
            return new Away(Printable.line(words(failed)), failed);
        }
        String where = address.url().replaceAll("\\?.*", "");
        return Failure.configuration(Printable.line("Nothing was rotated, because the database " + where
                + " can't be used. " + sentences(failed) + hint(failed, address)));
    }

    /** The exception for a failure of the database at the start. A bug is rethrown unchanged. */
    public static RuntimeException atTheStart(Exception failed) {
        if (isPassing(failed)) {
            return new Away(Printable.line(words(failed)), failed);
        }
        for (Throwable each = failed; each != null; each = each.getCause()) {
            if (each instanceof SQLException told) {
                return Failure.configuration(
                        Printable.line("The node could not begin, because its tasks can't be kept in"
                                + " the database: " + words(told)
                                + ". Nothing was rotated. Start it again when the database"
                                + " takes them."));
            }
        }
        return failed instanceof RuntimeException mistake ? mistake : new IllegalStateException(failed);
    }

    /** Whether the same may soon succeed, as while a server starts or another takes over. */
    private static boolean isPassing(Exception failed) {
        return state(failed).matches(PASSES) || (state(failed).isEmpty() && isAboutAConnection(failed));
    }

    /** The message of a pool that got no answer in time. */
    private static boolean isAboutAConnection(Throwable failed) {
        return failed instanceof SQLTransientConnectionException
                || (failed.getCause() != null && isAboutAConnection(failed.getCause()));
    }

    /** Why a running node can't continue now, and what follows from it. */
    static String meanwhile(Exception failed) {
        String words = words(failed);
        String state = state(failed);
        if (isOfTheWay(failed)) {
            return Printable.line("The database turns this node away: " + words + ". Rotations wait. Fix the server's"
                    + " encryption or access rules (ssl in postgresql.conf, pg_hba.conf); or fix sslmode in the"
                    + " address, and restart the node.");
        }
        if (state.matches(TURNED_AWAY)) {
            return Printable.line(
                    "The database turns this node away: " + words + ". Rotations wait. Fix the user or the"
                            + " password, and restart the node: it reads them at its start.");
        }
        return Printable.line(
                state.equals(TABLE_IS_MISSING)
                        ? "The database lacks a table: " + words + ". Rotations wait. Restart the nodes: they make the"
                                + " tables that are missing."
                        : "The database does not answer: " + words
                                + ". Rotations wait until it does; there is nothing else to do here.");
    }

    /** Drivers and pools wrap the cause: the first line of the innermost message is best. */
    static String words(Throwable failed) {
        if (failed.getCause() instanceof SQLException inner) {
            return words(inner);
        }
        return failed.getCause() instanceof UnknownHostException unknown
                ? "there is no host " + unknown.getMessage()
                : String.valueOf(failed.getMessage())
                        .lines()
                        .findFirst()
                        .orElse("")
                        .strip()
                        .replaceAll("\\.$", "");
    }

    /** The journals' own messages say what to do. */
    private static String sentences(Exception failed) {
        if (!(failed instanceof SQLException)) {
            return String.valueOf(failed.getMessage());
        }
        return state(failed).matches(MAY_NOT_MAKE)
                ? "The user may not make the tables of the fleet (" + words(failed) + "). Let somebody who may run"
                        + " tables.sql once, which the page on fleets shows, and grant select, insert, update and delete"
                        + " on the tables mailkeys_* to the user."
                : words(failed) + ".";
    }

    private static String hint(Exception failed, JournalAddress address) {
        if (!state(failed).matches(OF_THE_LOGIN) || isOfTheWay(failed)) {
            return "";
        }
        String password = address.password().isPresent() ? "" : " No password was given.";
        return password + " The user's name is read from MAILKEYS_DATABASE_USER, the password from"
                + " MAILKEYS_DATABASE_PASSWORD or the file that MAILKEYS_DATABASE_PASSWORD_FILE names.";
    }

    /** Whether the kind of connection is refused, not the user: encrypted or not, or its address. */
    private static boolean isOfTheWay(Exception failed) {
        return words(failed).matches(".*(\\bSSL\\b|pg_hba\\.conf).*");
    }

    private static String state(Throwable failed) {
        for (Throwable each = failed; each != null; each = each.getCause()) {
            if (each instanceof SQLException told && told.getSQLState() != null) {
                return told.getSQLState();
            }
        }
        return "";
    }
}
