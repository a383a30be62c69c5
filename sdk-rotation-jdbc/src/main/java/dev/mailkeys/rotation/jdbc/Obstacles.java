package dev.mailkeys.rotation.jdbc;

import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.JournalException.Kind;
import dev.mailkeys.rotation.jdbc.LeaseSql.State;

/** What in a database stands in the way of keeping journals there. */
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
        if (!state.mayAppend()) {
            throw failed("The user may not write mailkeys_lines:"
                    + " grant select, insert, update and delete on the tables mailkeys_*.");
        }
        if (state.durability().equals("off")) {
            throw failed(
                    "The database acknowledges what it may still lose (synchronous_commit is off), and a lost line can"
                            + " cost a key: set it to on for this user, with ALTER ROLE.");
        }
    }

    private static JournalException failed(String message) {
        return new JournalException(Kind.FAILED, message, null);
    }
}
