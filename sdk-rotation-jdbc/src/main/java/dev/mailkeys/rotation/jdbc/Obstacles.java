package dev.mailkeys.rotation.jdbc;

import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.JournalException.Kind;
import dev.mailkeys.rotation.jdbc.LeaseSql.State;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What keeps journals from being kept in a database. */
final class Obstacles {

    private Obstacles() {}

    static void requireNone(State state) {
        if (state.oldestProgram() > Schema.VERSION) {
            throw new JournalException(
                    Kind.DAMAGED,
                    "The tables for journals are of version " + state.oldestProgram() + ", and this program knows "
                            + Schema.VERSION + ": use a newer one.",
                    null);
        }
        if (state.readOnly()) {
            throw failed("The database takes no changes, as a standby does: connect to the primary.");
        }
        String missing = state.missingRights();
        if (missing != null) {
            throw failed("The user lacks " + missing
                    + ": grant select, insert, update and delete on the tables mailkeys_*.");
        }
        if (!state.encoding().equals("UTF8")) {
            throw failed("The database keeps text as " + state.encoding()
                    + ", which can't hold every name and every line:" + " use one that was made with encoding 'UTF8'.");
        }
        if (state.durability().equals("off")) {
            throw failed(
                    "The database acknowledges what it may still lose (synchronous_commit is off), and a lost line can"
                            + " cost a key: set it to on for this user, with ALTER ROLE.");
        }
    }

    /** Files of SQL that somebody with more rights must carry out. */
    static JournalException mayNotMake(int first, int last, SQLException failed) {
        String files = IntStream.rangeClosed(first, last)
                .mapToObj(version -> "version-" + version + ".sql")
                .collect(Collectors.joining(" and "));
        return new JournalException(
                Kind.FAILED,
                "The user may not make the tables for journals (" + SqlStates.words(failed) + "). Nothing was changed."
                        + " Let somebody who may run " + files + " once, and grant select, insert, update and delete on"
                        + " the tables mailkeys_* to the user.",
                failed);
    }

    /** As after a restore without this row. */
    static JournalException emptySchema() {
        return new JournalException(
                Kind.DAMAGED,
                "The table mailkeys_schema is empty, so it is not known whether this program fits the tables. If they"
                        + " are as version-1.sql and version-2.sql make them: insert into mailkeys_schema (version,"
                        + " oldest_program) values (2, 1). Without the table mailkeys_paces: values (1, 1).",
                null);
    }

    private static JournalException failed(String message) {
        return new JournalException(Kind.FAILED, message, null);
    }
}
