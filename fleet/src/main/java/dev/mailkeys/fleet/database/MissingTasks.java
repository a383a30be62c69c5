package dev.mailkeys.fleet.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Adds missing targets to the table of tasks, as after a failover to a replica that lacks one: otherwise nobody would
 * look at it until a node is started.
 */
public final class MissingTasks implements FleetDatabase.Query<Integer> {

    private static final String FILL = """
            insert into mailkeys_fleet_tasks (task_name, task_instance, execution_time, picked, version)
            select 'rotate', name, clock_timestamp() + row_number() over () * ? * interval '1 millisecond', false, 1
              from unnest(?) as wanted (name)
             where not exists (select 1 from mailkeys_fleet_tasks where task_instance = name)
            on conflict do nothing""";

    private static final int USUAL_STEP_MILLIS = 500;
    private static final int LONGEST_MILLIS = 300_000;

    private final List<String> targets;

    public MissingTasks(List<String> targets) {
        this.targets = List.copyOf(targets);
    }

    /** Returns how many were missing. They are looked at soon, one after another. */
    @Override
    public Integer on(Connection connection) throws SQLException {
        try (PreparedStatement fill = connection.prepareStatement(FILL)) {
            fill.setInt(1, Math.min(USUAL_STEP_MILLIS, LONGEST_MILLIS / Math.max(1, targets.size())));
            fill.setArray(2, connection.createArrayOf("text", targets.toArray()));
            return fill.executeUpdate();
        }
    }
}
