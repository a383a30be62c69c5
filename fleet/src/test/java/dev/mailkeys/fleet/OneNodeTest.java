package dev.mailkeys.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.testkit.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OneNodeTest {

    @TempDir
    private Path folder;

    private static String keysOf(FleetWorld world) {
        return world.emailit.liveKeys().toString();
    }

    @Test
    void keysThatAreDue_areRotatedOnce_andTheNodeEndsWithZeroWhenItIsToldTo() throws Exception {
        try (var world = new FleetWorld(folder, TestDatabase.onTheSharedServer())) {
            world.target("newsletter").target("billing");
            String old = world.token("newsletter");
            FleetProcess node = world.node();
            node.address();
            Eventually.is(
                    () -> world.outcome("newsletter").equals("done")
                            && world.outcome("billing").equals("done"),
                    world::said);

            assertThat(world.token("newsletter")).isNotEqualTo(old);
            assertThat(world.emailit.accepts(old)).isFalse();
            assertThat(world.emailit.accepts(world.token("newsletter"))).isTrue();
            assertThat(world.emailit.accepts(world.token("billing"))).isTrue();
            assertThat(world.emailit.received("create")).hasSize(2);
            node.signal("TERM");
            assertThat(node.end()).as(node.said()).isZero();
            assertThat(world.emailit.liveKeys()).as(keysOf(world)).hasSize(3);
        }
    }

    @Test
    void aSignalDuringAStep_waitsForTheStep_andTheNextNodeGoesOnWithIt() throws Exception {
        try (var world = new FleetWorld(folder, TestDatabase.onTheSharedServer())) {
            world.target("newsletter");
            var reached = new CountDownLatch(1);
            world.emailit.next(
                    "create", Fault.slowBody(10, Duration.ofMillis(20)).telling(reached::countDown));
            FleetProcess first = world.node();
            assertThat(reached.await(4, TimeUnit.MINUTES)).as(world.said()).isTrue();
            first.signal("TERM");
            first.signal("TERM");
            assertThat(first.end()).as(first.said()).isZero();
            assertThat(world.database.text("select text from mailkeys_lines where text like '%\"CREATED\"%'"))
                    .as("the key that was on its way is in the journal")
                    .isPresent();

            world.node();
            Eventually.is(() -> world.outcome("newsletter").equals("done"), world::said);
            assertThat(world.emailit.accepts(world.token("newsletter"))).isTrue();
            assertThat(world.emailit.liveKeys()).as(keysOf(world)).hasSize(2);
        }
    }

    @Test
    void aLookThatTakesTooLong_isInterrupted_andThePageAndTheMetricsSaySo() throws Exception {
        try (var world = new FleetWorld(folder, TestDatabase.onTheSharedServer())) {
            world.target("newsletter");
            world.emailit.next("create", Fault.stall());
            String at = world.node("--longest-look", "10s").address();
            Eventually.is(() -> !world.outcome("newsletter").isEmpty(), world::said);
            assertThat(Web.get(at).body()).contains("The look took too long, and was interrupted.");
            assertThat(Web.get(at + "api/targets").body())
                    .as("by hand on the same journals: on others it would not meet the node that is at it")
                    .contains("\"whatToDo\":\"mailkeys resume newsletter " + world.fileAndDatabase() + " (");
            assertThat(Web.get(at + "metrics").body())
                    .contains("mailkeys_target_failed_looks{account=\"main\",target=\"newsletter\"} 1.0")
                    .contains("mailkeys_looks_given_up_total 0.0");
        }
    }

    /** Its last look has not ended well: a node that starts again and again must not make its provider's life hard. */
    @Test
    void aTargetThatFails_isLeftToItsPause_byANodeThatStarts() throws Exception {
        try (var world = new FleetWorld(folder, TestDatabase.onTheSharedServer())) {
            world.target("newsletter").target("billing");
            FleetProcess first = world.node();
            first.address();
            Eventually.is(() -> world.areDone(List.of("newsletter", "billing")), world::said);
            first.signal("TERM");
            first.end();
            world.database.run("update mailkeys_fleet_looks set outcome = 'forgotten'");
            world.database.run("update mailkeys_fleet_looks set failures = 4 where target = 'newsletter'");
            world.node().address();
            Eventually.is(() -> world.outcome("billing").equals("not_due"), world::said);
            assertThat(world.outcome("newsletter")).isEqualTo("forgotten");
            assertThat(world.database.text("select execution_time > clock_timestamp() + interval '20 minutes'"
                            + " from mailkeys_fleet_tasks where task_instance = 'newsletter'"))
                    .contains("t");
        }
    }

    /** Otherwise a node would seem to work, and nothing would happen. */
    @Test
    void aDatabaseThatANodeCanNotWriteTo_isSaidAtTheStart() throws Exception {
        try (var world = new FleetWorld(folder, TestDatabase.onTheSharedServer())) {
            world.target("newsletter");
            world.node().address();
            String role = "reader_of_" + ProcessHandle.current().pid();
            String schema = world.database.text("select current_schema").orElseThrow();
            world.database.run("create role " + role);
            world.database.run("grant usage on schema " + schema + " to " + role);
            world.database.run("grant select, insert on all tables in schema " + schema + " to " + role);
            FleetProcess reader = world.nodeAt(world.database.url() + "&options=-c%20role%3D" + role);
            assertThat(reader.end()).as(reader.said()).isEqualTo(3);
            assertThat(reader.said()).contains("lacks update on mailkeys_fleet_tasks", "grant ");
        }
    }

    @Test
    void whatThePersonIsToldToRunNext_isOnTheSameJournals() throws Exception {
        try (var world = new FleetWorld(folder, TestDatabase.onTheSharedServer())) {
            world.target("newsletter", Duration.ofHours(2), "1h", "1h")
                    .journals()
                    .createTables();
            FleetProcess command = world.byHand("rotate", "newsletter", "--yes");
            assertThat(command.end()).as(command.said()).isZero();
            assertThat(command.printed())
                    .contains("\"next\":\"mailkeys resume newsletter " + world.fileAndDatabase() + ", after ");
        }
    }

    @Test
    void aTargetWithoutATime_isRefusedAtTheStart_byName() throws Exception {
        try (var world = new FleetWorld(folder, TestDatabase.onTheSharedServer())) {
            world.target("newsletter")
                    .toml("[targets.timeless]\n"
                            + "account = \"main\"\n"
                            + "sinks = [\"t\"]\n"
                            + "[sinks.t]\n"
                            + "type = \"raw\"\n"
                            + "path = \"t\"\n");
            FleetProcess node = world.node();
            assertThat(node.end()).isEqualTo(3);
            assertThat(node.said()).contains("rotate-every", "timeless").doesNotContain("newsletter");
        }
    }
}
