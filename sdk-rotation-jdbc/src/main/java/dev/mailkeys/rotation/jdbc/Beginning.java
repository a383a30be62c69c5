package dev.mailkeys.rotation.jdbc;

import dev.mailkeys.rotation.JournalException;
import dev.mailkeys.rotation.JournalException.Kind;
import dev.mailkeys.rotation.jdbc.JournalSql.Held;
import java.sql.Connection;
import java.sql.SQLException;

/** Begins one rotation, or finds at a repetition that the statement without an answer has begun it. */
final class Beginning implements Database.Query<Boolean> {

    private final Held held;
    private final String target;
    private final String rotation;
    private boolean asked;

    Beginning(Held held, String target, String rotation) {
        this.held = held;
        this.target = target;
        this.rotation = rotation;
    }

    @Override
    public Boolean on(Connection connection) throws SQLException {
        boolean again = asked;
        asked = true;
        try {
            return JournalSql.begin(connection, held, rotation);
        } catch (SQLException failed) {
            if (!SqlStates.is(failed, SqlStates.ALREADY_THERE)) {
                throw failed;
            }
            if (again && JournalSql.isBegun(connection, held, rotation)) {
                return true;
            }
            throw new JournalException(
                    Kind.FAILED,
                    "There is a rotation " + rotation + " of the target " + target
                            + " already: begin one with another id.",
                    failed);
        }
    }
}
