package dev.mailkeys.fleet.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.cli.terminal.Messages;
import dev.mailkeys.cli.terminal.ProcessContext;
import dev.mailkeys.cli.terminal.StreamKind;
import dev.mailkeys.core.provider.Timing;
import dev.mailkeys.fleet.TestDatabase;
import dev.mailkeys.rotation.journal.JournalAddress;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a node that is at work says of its database, and does for it. */
@Timeout(120)
final class WatchTest {

    private final TestDatabase tables = TestDatabase.onTheSharedServer();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private FleetDatabase database(String user) {
        return FleetDatabase.at(new JournalAddress(tables.url(), Optional.of(user), Optional.empty()))
                .prepared();
    }

    private Watch watch(FleetDatabase database) {
        var process = new ProcessContext(Map.of(), InputStream.nullInputStream(), err, err, stream -> StreamKind.FILE);
        var watch = new Watch(
                database,
                new DatabaseClock(Timing.system()),
                new MissingTasks(List.of("newsletter", "billing")),
                new Messages(process, false, false));
        watch.begin();
        return watch;
    }

    private static void lookUntilTasksAreLookedAt(Watch watch) {
        for (int look = 0; look < Watch.LOOKS_BETWEEN_TASKS; look++) {
            watch.look();
        }
    }

    /** As after a failover to a replica that has not heard of a target. */
    @Test
    void aTaskThatIsMissing_isMadeAgain_andThoseThatAreThereStayAsTheyAre() {
        try (FleetDatabase database = database("postgres");
                Watch watch = watch(database)) {
            tables.run("insert into mailkeys_fleet_tasks (task_name, task_instance, execution_time, picked, version)"
                    + " values ('rotate', 'billing', clock_timestamp() + interval '1 day', false, 7)");
            lookUntilTasksAreLookedAt(watch);
            assertThat(tables.text("select string_agg(task_name || ' ' || task_instance || ' ' || version || ' '"
                            + " || (execution_time < clock_timestamp() + interval '1 minute'), ', ' order by version)"
                            + " from mailkeys_fleet_tasks"))
                    .contains("rotate newsletter 1 true, rotate billing 7 false");
            assertThat(watch.answers()).isTrue();
            assertThat(err.toString()).isEmpty();
        }
    }

    @Test
    void tablesThatAreGone_areSaid_withTheWayToMakeThem() {
        try (FleetDatabase database = database("postgres");
                Watch watch = watch(database)) {
            tables.run("drop table mailkeys_fleet_tasks");
            watch.look();
            watch.look();
            assertThat(watch.answers()).isFalse();
            assertThat(err.toString())
                    .contains("lacks a table", "mailkeys_fleet_tasks", "Restart the nodes")
                    .hasLineCount(1);
        }
    }

    /** Its password was changed, say: no waiting helps. */
    @Test
    void aUserWhoIsTurnedAway_isSaid_withTheWayBackIn() {
        String user = tables.text("select 'away_' || current_schema").orElseThrow();
        String schema = tables.text("select current_schema").orElseThrow();
        tables.run("create user " + user + "; grant all on schema " + schema + " to " + user);
        try (FleetDatabase database = database(user);
                Watch watch = watch(database)) {
            tables.run("alter role " + user + " nologin");
            tables.run("select pg_terminate_backend(pid) from pg_stat_activity where usename = '" + user + "'");
            while (!err.toString().contains("turns this node away")) {
                watch.look();
            }
            watch.look();
            assertThat(err.toString())
                    .as("after it was said that the connections are broken")
                    .contains("not permitted to log in", "restart the node")
                    .doesNotContain("Connection is not available")
                    .containsOnlyOnce("turns this node away");
        }
    }
}
