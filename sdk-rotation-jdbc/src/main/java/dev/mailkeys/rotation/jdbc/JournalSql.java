package dev.mailkeys.rotation.jdbc;

import dev.mailkeys.rotation.JournalLine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Each statement that changes or reads journals. A change begins with an update of the target's row, as a new lease
 * does. So one of the two comes first, and the new holder reads every line that was stored before.
 */
final class JournalSql {

    /** Makes this statement durable before it is acknowledged, even on a connection with other settings. */
    private static final String STORED_FIRST =
            " and (current_setting('synchronous_commit') <> 'off' or set_config('synchronous_commit', 'on', true) = 'on')";

    private static final String HELD = """
            with held as (
                update mailkeys_targets
                   set expires = clock_timestamp() + ? * interval '1 millisecond', %s
                 where target = ? and epoch = ? %s""" + STORED_FIRST + """

                returning target, rotation)
            """;

    private static final String APPEND =
            HELD.formatted("next_sequence = next_sequence + 1", "and rotation = ? and next_sequence = ?") + """
            insert into mailkeys_lines (target, rotation, sequence, epoch, text)
            select target, rotation, ?, ?, ? from held""";

    private static final String BEGIN = HELD.formatted("rotation = ?, next_sequence = 1", "") + """
            insert into mailkeys_rotations (target, rotation, epoch, begun)
            select target, rotation, ?, clock_timestamp() from held""";

    private static final String REMOVE = HELD.formatted("rotation = rotation", "") + """
            , gone as (
                delete from mailkeys_rotations r using held
                 where r.target = held.target and r.rotation = ? and r.rotation <> held.rotation
                   and r.set_aside is null)
            select 1 from held""";

    /** Then the rotation before is the newest. */
    private static final String SET_ASIDE = """
            with before as (
                select r.rotation, (select count(*) from mailkeys_lines l
                                     where l.target = r.target and l.rotation = r.rotation) as lines
                  from mailkeys_rotations r
                 where r.target = ? and r.rotation <> ? and r.set_aside is null
                 order by r.number desc limit 1),
            held as (
                update mailkeys_targets
                   set rotation = (select rotation from before),
                       next_sequence = coalesce((select lines from before), 0) + 1
                 where target = ? and epoch = ? and rotation = ?
                returning target)
            update mailkeys_rotations r set set_aside = clock_timestamp() from held
             where r.target = held.target and r.rotation = ?""";

    /** With a line out of sequence if lines are missing at the end. */
    private static final String NEWEST = """
            with newest as (
                select l.epoch, l.sequence, l.text
                  from mailkeys_lines l join mailkeys_targets t on t.target = l.target and t.rotation = l.rotation
                 where t.target = ?)
            select epoch, sequence, text from newest
            union all
            select epoch, next_sequence, '' from mailkeys_targets
             where target = ? and next_sequence <> 1 + (select count(*) from newest)
             order by sequence""";

    private static final String LINES = """
            select l.epoch, l.sequence, l.text
              from mailkeys_lines l join mailkeys_rotations r on r.target = l.target and r.rotation = l.rotation
             where l.target = ? and l.rotation = ? and r.set_aside is null order by l.sequence""";

    /**
     * Looks at what may have been done, under a lock. What is seen may not be on a standby yet, if the wait for it
     * ended early. The lock is itself a change, and its commit waits until the standby has everything before it.
     */
    private static final String DURABLY = STORED_FIRST + " for share";

    private static final String IS_STORED = """
            select 1 from mailkeys_lines
             where target = ? and rotation = ? and sequence = ? and epoch = ? and text = ?""" + DURABLY;

    private static final String IS_BEGUN =
            "select 1 from mailkeys_rotations where target = ? and rotation = ? and epoch = ?" + DURABLY;

    private static final String IS_SET_ASIDE =
            "select 1 from mailkeys_rotations where target = ? and rotation = ? and set_aside is not null" + DURABLY;

    private static final String ROTATIONS =
            "select rotation from mailkeys_rotations where target = ? and set_aside is null order by number";

    private static final String TARGETS = "select distinct target from mailkeys_rotations where set_aside is null";

    private JournalSql() {}

    /** Whether the line is stored: now, or by the same statement earlier, without an answer. */
    static boolean append(Connection connection, Held held, String rotation, JournalLine line) throws SQLException {
        Object[] values = held.values(rotation, line.sequence(), line.sequence(), line.epoch(), line.text());
        return Statements.update(connection, APPEND, values) == 1
                || Statements.exists(
                        connection, IS_STORED, held.target(), rotation, line.sequence(), line.epoch(), line.text());
    }

    /** Whether the epoch is still the highest and the rotation has begun. */
    static boolean begin(Connection connection, Held held, String rotation) throws SQLException {
        Object[] values = {held.time().toMillis(), rotation, held.target(), held.epoch(), held.epoch()};
        return Statements.update(connection, BEGIN, values) == 1;
    }

    /** Whether the rotation was begun under this epoch. */
    static boolean isBegun(Connection connection, Held held, String rotation) throws SQLException {
        return Statements.exists(connection, IS_BEGUN, held.target(), rotation, held.epoch());
    }

    /** Whether the epoch is still the highest. If so, the rotation is removed, unless it is the newest. */
    static boolean remove(Connection connection, Held held, String rotation) throws SQLException {
        return Statements.exists(connection, REMOVE, held.values(rotation));
    }

    /** Whether the rotation is set aside: now, or by the same statement earlier, without an answer. */
    static boolean setAside(Connection connection, Held held, String rotation) throws SQLException {
        String target = held.target();
        return Statements.update(connection, SET_ASIDE, target, rotation, target, held.epoch(), rotation, rotation) == 1
                || Statements.exists(connection, IS_SET_ASIDE, target, rotation);
    }

    static List<JournalLine> lines(Connection connection, String target) throws SQLException {
        return linesBy(connection, NEWEST, target, target);
    }

    static List<JournalLine> lines(Connection connection, String target, String rotation) throws SQLException {
        return linesBy(connection, LINES, target, rotation);
    }

    private static List<JournalLine> linesBy(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = Statements.prepared(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            var lines = new ArrayList<JournalLine>();
            while (rows.next()) {
                lines.add(new JournalLine(rows.getLong(1), rows.getLong(2), rows.getString(3)));
            }
            return lines;
        }
    }

    static List<String> rotations(Connection connection, String target) throws SQLException {
        return Statements.texts(connection, ROTATIONS, target);
    }

    static List<String> targets(Connection connection) throws SQLException {
        return Statements.texts(connection, TARGETS);
    }

    /**
     * The lease for a change, which also renews it.
     *
     * @param target the target's stored name
     * @param epoch the lease's
     * @param time how long it holds from now on
     */
    record Held(String target, long epoch, Duration time) {

        private Object[] values(Object... more) {
            var values = new ArrayList<Object>(List.of(time.toMillis(), target, epoch));
            values.addAll(List.of(more));
            return values.toArray();
        }
    }
}
