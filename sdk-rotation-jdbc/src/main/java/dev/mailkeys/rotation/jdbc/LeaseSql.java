package dev.mailkeys.rotation.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Each statement about a target's lease. The time is the database's own: machines' clocks do not count. */
final class LeaseSql {

    /**
     * An epoch is one more than the last, or the milliseconds of the database's clock if that is more. So none is given
     * twice, even if a failover has lost rows or the tables were made again.
     */
    private static final String NEXT_EPOCH =
            "greatest(t.epoch + 1, (extract(epoch from clock_timestamp()) * 1000)::bigint)";

    private static final String IN_A_WHILE = "clock_timestamp() + ? * interval '1 millisecond'";

    /**
     * No row if another holds the lease, or if the database has an obstacle. Nor if the statement waited for longer
     * than its sender did: nobody would hold that lease.
     */
    private static final String TAKE = """
            insert into mailkeys_targets as t (target, epoch, holder, expires, next_sequence)
            select ?, (extract(epoch from clock_timestamp()) * 1000)::bigint, ?, %s, 1
              from mailkeys_schema s
             where s.oldest_program <= ? and current_setting('synchronous_commit') <> 'off'
               and current_setting('server_encoding') = 'UTF8'
            on conflict (target) do update
               set epoch = %s, holder = excluded.holder, expires = %s
             where (t.expires is null or t.expires <= clock_timestamp() or t.holder = excluded.holder)
               and clock_timestamp() <= statement_timestamp() + ? * interval '1 millisecond'
            returning epoch, rotation""".formatted(IN_A_WHILE, NEXT_EPOCH, IN_A_WHILE);

    /** The rights that programs need. A line is locked when it is looked for after a lost answer. */
    private static final String MISSING_RIGHTS = """
            select string_agg(needed.privilege || ' on ' || needed.name, ', ')
              from (values ('select', 'mailkeys_targets'), ('insert', 'mailkeys_targets'),
                           ('update', 'mailkeys_targets'), ('select', 'mailkeys_rotations'),
                           ('insert', 'mailkeys_rotations'), ('update', 'mailkeys_rotations'),
                           ('delete', 'mailkeys_rotations'), ('select', 'mailkeys_lines'),
                           ('insert', 'mailkeys_lines'), ('update', 'mailkeys_lines')) needed (privilege, name)
             where not has_table_privilege(needed.name, needed.privilege)""";

    private static final String STATE = """
            select s.oldest_program, current_setting('synchronous_commit'), current_setting('transaction_read_only'),
                   t.epoch, t.holder, ceil(extract(epoch from t.expires - clock_timestamp()))::bigint,
                   current_setting('server_encoding'), (%s)
              from mailkeys_schema s left join mailkeys_targets t on t.target = ?""".formatted(MISSING_RIGHTS);

    private static final String RENEW =
            "update mailkeys_targets set expires = " + IN_A_WHILE + " where target = ? and epoch = ?";

    /** Under the next epoch, so that no earlier statement that comes late holds the lease again. */
    private static final String GIVE_BACK =
            "update mailkeys_targets set epoch = epoch + 1, expires = null where target = ? and epoch = ?";

    private static final String END = "update mailkeys_targets as t set epoch = " + NEXT_EPOCH
            + ", expires = null, holder = ? where target = ? and epoch = ?";

    private LeaseSql() {}

    /**
     * A lease that was granted.
     *
     * @param epoch its epoch
     * @param rotation the newest rotation; null if there is none
     */
    record Taken(long epoch, @Nullable String rotation) {}

    /**
     * Possible obstacles to a lease.
     *
     * @param oldestProgram the version of the tables that a program must at least know
     * @param durability when the database says that something is stored
     * @param readOnly whether it takes no changes
     * @param epoch the target's last epoch; 0 before the first
     * @param holder who holds the lease, or held it last
     * @param secondsLeft until the lease ends by itself; not positive if nobody holds it
     * @param encoding how the database keeps text
     * @param missingRights the rights that the user lacks, in words; null if none
     */
    record State(
            int oldestProgram,
            String durability,
            boolean readOnly,
            long epoch,
            String holder,
            long secondsLeft,
            String encoding,
            @Nullable String missingRights) {}

    /**
     * Empty if it was not granted.
     *
     * @param limit how long the answer is waited for
     */
    static Optional<Taken> take(Connection connection, String target, String holder, Duration time, Duration limit)
            throws SQLException {
        try (PreparedStatement take = connection.prepareStatement(TAKE)) {
            take.setString(1, target);
            take.setString(2, holder);
            take.setLong(3, time.toMillis());
            take.setInt(4, Schema.VERSION);
            take.setLong(5, time.toMillis());
            take.setLong(6, limit.toMillis());
            try (ResultSet row = take.executeQuery()) {
                return row.next() ? Optional.of(new Taken(row.getLong(1), row.getString(2))) : Optional.empty();
            }
        }
    }

    static State state(Connection connection, String target) throws SQLException {
        try (PreparedStatement state = connection.prepareStatement(STATE)) {
            state.setString(1, target);
            try (ResultSet row = state.executeQuery()) {
                if (!row.next()) {
                    throw Obstacles.emptySchema();
                }
                String holder = row.getString(5);
                return new State(
                        row.getInt(1),
                        row.getString(2),
                        row.getString(3).equals("on"),
                        row.getLong(4),
                        holder == null ? "another program" : holder,
                        row.getLong(6),
                        row.getString(7),
                        row.getString(8));
            }
        }
    }

    /** Whether the epoch is still the highest. */
    static boolean renew(Connection connection, String target, long epoch, Duration time) throws SQLException {
        try (PreparedStatement renew = connection.prepareStatement(RENEW)) {
            renew.setLong(1, time.toMillis());
            renew.setString(2, target);
            renew.setLong(3, epoch);
            return renew.executeUpdate() == 1;
        }
    }

    static int giveBack(Connection connection, String target, long epoch) throws SQLException {
        try (PreparedStatement giveBack = connection.prepareStatement(GIVE_BACK)) {
            giveBack.setString(1, target);
            giveBack.setLong(2, epoch);
            return giveBack.executeUpdate();
        }
    }

    /** Ends the lease of an epoch, but no later one. */
    static int end(Connection connection, String target, long epoch, String who) throws SQLException {
        try (PreparedStatement end = connection.prepareStatement(END)) {
            end.setString(1, who);
            end.setString(2, target);
            end.setLong(3, epoch);
            return end.executeUpdate();
        }
    }
}
