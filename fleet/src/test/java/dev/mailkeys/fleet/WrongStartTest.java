package dev.mailkeys.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.fleet.database.FleetDatabase;
import dev.mailkeys.rotation.journal.JournalAddress;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node can't begin with is said in one line, with what to do, and rotates nothing. */
final class WrongStartTest {

    @TempDir
    private Path folder;

    private final TestDatabase database = TestDatabase.onTheSharedServer();

    private static void assertSaid(FleetWorld world, FleetProcess node, String... words) throws Exception {
        assertThat(node.end()).as(node.said()).isEqualTo(3);
        assertThat(node.said())
                .startsWith("error: ")
                .contains(words)
                .doesNotContain("Exception", "\tat ", "A bug", "Connection is not available")
                .hasLineCount(1);
        assertThat(world.emailit.received()).isEmpty();
    }

    @Test
    void aUserWhoMayMakeNoTables_isToldWhoMustMakeThem() throws Exception {
        try (var world = new FleetWorld(folder, database).target("newsletter")) {
            String role = "maker_of_nothing_" + ProcessHandle.current().pid();
            String schema = database.text("select current_schema").orElseThrow();
            database.run("create role " + role);
            database.run("grant usage on schema " + schema + " to " + role);
            String url = database.url() + "&options=-c%20role%3D" + role;
            assertSaid(world, world.nodeAt(url), "may not make the tables for journals", "run version-1.sql and");
            world.journals().createTables();
            database.run("grant select, insert, update, delete on all tables in schema " + schema + " to " + role);
            assertSaid(world, world.nodeAt(url), "may not make the tables of the fleet", "run tables.sql once");
        }
    }

    @Test
    void tablesOfANewerVersion_areLeftToANewerProgram() throws Exception {
        try (var world = new FleetWorld(folder, database).target("newsletter")) {
            world.journals().createTables();
            database.run("update mailkeys_schema set version = 99, oldest_program = 99");
            FleetProcess node = world.node();
            assertSaid(world, node, "of version 99", "use a newer one");
            assertThat(node.said()).as("what would not help").doesNotContain("PASSWORD", "Start the database");
        }
    }

    @Test
    void aPlaceThatSomebodyElseListensAt_isNamed() throws Exception {
        try (var world = new FleetWorld(folder, database).target("newsletter");
                var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            FleetProcess node = world.node("--listen", "127.0.0.1:" + taken.getLocalPort());
            assertSaid(world, node, "--listen", "Give another");
        }
    }

    @Test
    void aDatabaseOfWhichTheServerKnowsNothing_isNamed() throws Exception {
        try (var world = new FleetWorld(folder, database).target("newsletter")) {
            String url = "jdbc:postgresql://localhost:" + database.port() + "/nowhere";
            assertSaid(world, world.nodeAt(url), url, "does not exist", "name of the database");
        }
    }

    /** As where it goes away between one statement and the next. */
    @Test
    void tasksThatTheDatabaseDoesNotTake_areNoMistakeOfTheProgram() throws Exception {
        try (var world = new FleetWorld(folder, database).target("newsletter")) {
            FleetDatabase.at(new JournalAddress(database.url(), Optional.of("postgres"), Optional.empty()))
                    .prepared()
                    .close();
            database.run("create function no_tasks() returns trigger language plpgsql as $$ begin"
                    + " raise exception 'no room for tasks'; end $$");
            database.run("create trigger no_tasks before insert on mailkeys_fleet_tasks for each row"
                    + " execute function no_tasks()");
            assertSaid(world, world.node(), "no room for tasks", "Start it again");
        }
    }
}
