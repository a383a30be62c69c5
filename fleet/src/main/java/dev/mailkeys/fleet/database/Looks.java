package dev.mailkeys.fleet.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The last look at each target, and when the next one is: every node's page shows the same. */
public final class Looks {

    private static final String STORE = """
            insert into mailkeys_fleet_looks as l
              (target, looked, node, outcome, messages, next_step, rotation, until, born, failures)
            select ?, ?, ?, ?, ?, ?, ?, ?, ?, ? where exists
              (select 1 from mailkeys_fleet_tasks where task_instance = ? and picked and picked_by = ?)
            on conflict (target) do update set
              looked = excluded.looked, node = excluded.node, outcome = excluded.outcome,
              messages = excluded.messages, next_step = excluded.next_step, rotation = excluded.rotation,
              until = excluded.until, born = coalesce(excluded.born, l.born),
              failures = case when excluded.failures = 0 then 0 else l.failures + 1 end
            returning failures
            """;

    /** Changes the execution as db-scheduler would, which sees by the version that its own is over. */
    private static final String FREE = "update " + Tables.TASKS
            + " set picked = false, picked_by = null, last_heartbeat = null, execution_time = ?, version = version + 1"
            + " where task_instance = ? and picked and picked_by = ?";

    private static final String ALL = "select * from mailkeys_fleet_looks";

    private static final String PLANS = "select task_instance, execution_time, picked, picked_by from " + Tables.TASKS;

    private final FleetDatabase database;

    public Looks(FleetDatabase database) {
        this.database = database;
    }

    /**
     * When a target is looked at next.
     *
     * @param atWork the node that works on it now
     */
    public record Planned(Instant time, Optional<String> atWork) {}

    /**
     * Replaces the last look; returns how many in a row, including this one, have not ended well. The look of a node
     * that was taken for dead is dropped: another has looked since.
     */
    public int store(StoredLook look) throws SQLException {
        return database.ask(connection -> {
            try (PreparedStatement store = connection.prepareStatement(STORE)) {
                store.setString(1, look.target());
                store.setTimestamp(2, Timestamp.from(look.looked()));
                store.setString(3, look.node());
                store.setString(4, look.outcome());
                store.setString(5, String.join("\n", look.messages()));
                store.setString(6, look.nextStep());
                store.setString(7, look.rotation().orElse(null));
                store.setTimestamp(8, look.until().map(Timestamp::from).orElse(null));
                store.setTimestamp(9, look.born().map(Timestamp::from).orElse(null));
                store.setInt(10, look.failures());
                store.setString(11, look.target());
                store.setString(12, look.node());
                try (ResultSet row = store.executeQuery()) {
                    return row.next() ? row.getInt(1) : look.failures();
                }
            }
        });
    }

    /**
     * Takes a target from a node whose look hangs, if the node still has it.
     *
     * @param next when it is looked at again
     */
    public void free(String target, String node, Instant next) throws SQLException {
        database.ask(connection -> {
            try (PreparedStatement free = connection.prepareStatement(FREE)) {
                free.setTimestamp(1, Timestamp.from(next));
                free.setString(2, target);
                free.setString(3, node);
                return free.executeUpdate();
            }
        });
    }

    /** By the target's name. */
    public Map<String, StoredLook> all() throws SQLException {
        return database.ask(Looks::all);
    }

    private static Map<String, StoredLook> all(Connection connection) throws SQLException {
        try (PreparedStatement all = connection.prepareStatement(ALL);
                ResultSet row = all.executeQuery()) {
            var looks = new HashMap<String, StoredLook>();
            while (row.next()) {
                looks.put(row.getString("target"), look(row));
            }
            return looks;
        }
    }

    private static StoredLook look(ResultSet row) throws SQLException {
        String messages = row.getString("messages");
        return new StoredLook(
                row.getString("target"),
                row.getTimestamp("looked").toInstant(),
                row.getString("node"),
                row.getString("outcome"),
                messages.isEmpty() ? List.of() : List.of(messages.split("\n", -1)),
                row.getString("next_step"),
                Optional.ofNullable(row.getString("rotation")),
                time(row, "until"),
                time(row, "born"),
                row.getInt("failures"));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    /** By the target's name. */
    public Map<String, Planned> planned() throws SQLException {
        return database.ask(connection -> {
            try (PreparedStatement plans = connection.prepareStatement(PLANS);
                    ResultSet row = plans.executeQuery()) {
                var planned = new HashMap<String, Planned>();
                while (row.next()) {
                    Optional<String> node =
                            row.getBoolean("picked") ? Optional.of(row.getString("picked_by")) : Optional.empty();
                    planned.put(
                            row.getString("task_instance"),
                            new Planned(row.getTimestamp("execution_time").toInstant(), node));
                }
                return planned;
            }
        });
    }
}
