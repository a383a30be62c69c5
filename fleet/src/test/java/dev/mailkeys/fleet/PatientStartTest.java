package dev.mailkeys.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.rotation.jdbc.CuttingProxy;
import dev.mailkeys.rotation.jdbc.CuttingProxy.Cut;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node that starts while its database is away waits for it, as one does that is at work. */
final class PatientStartTest {

    @TempDir
    private Path folder;

    @Test
    void aDatabaseThatComesLater_isWaitedFor_andTheNodeBeginsThen() throws Exception {
        Path data = folder.resolve("data");
        EmbeddedPostgres server = TestDatabase.server(data, 0);
        int port = server.getPort();
        try (var world = new FleetWorld(folder, TestDatabase.on(server))) {
            world.target("newsletter");
            server.close();
            FleetProcess node = world.node();
            String at = node.address();
            assertThat(Web.get(at + "health/ready").statusCode()).isEqualTo(503);
            assertThat(Web.get(at + "health/live").statusCode()).isEqualTo(200);
            assertThat(Web.get(at).body()).contains("The database does not answer");
            assertThat(Web.get(at + "metrics").body()).contains("mailkeys_database_up 0.0");
            assertThat(node.said())
                    .contains("localhost:" + port, "The node starts when it does", "How it stands: http://")
                    .hasLineCount(1);

            server = TestDatabase.server(data, port);
            Eventually.is(() -> Web.get(at + "health/ready").statusCode() == 200, world::said);
            Eventually.is(() -> world.areDone(List.of("newsletter")), world::said);
            assertThat(node.said()).contains("The database answers. The node starts.", "is at work on one target");
            node.signal("TERM");
            assertThat(node.end()).as(node.said()).isZero();
        } finally {
            server.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:1/nowhere", "database.invalid/nowhere"})
    void aNodeThatWaits_isToldToStop_andEndsWithZero(String place) throws Exception {
        try (var world = new FleetWorld(folder, TestDatabase.onTheSharedServer())) {
            world.target("newsletter");
            FleetProcess node = world.nodeAt("jdbc:postgresql://" + place);
            node.address();
            assertThat(node.said()).contains(place.replaceAll("/.*", ""), "Check that the database runs");
            node.signal("TERM");
            assertThat(node.end()).as(node.said()).isZero();
            assertThat(world.emailit.received()).isEmpty();
        }
    }

    /** As while another server takes its place. */
    @Test
    void aStandby_isWaitedFor_untilItIsThePrimary() throws Exception {
        try (EmbeddedPostgres server = TestDatabase.server(folder.resolve("data"), 0);
                var world = new FleetWorld(folder, TestDatabase.on(server))) {
            world.target("newsletter");
            world.database.run("alter system set default_transaction_read_only = on");
            world.database.run("select pg_reload_conf()");
            FleetProcess node = world.node();
            String at = node.address();
            assertThat(node.said()).contains("primary", "The node starts when it does");
            assertThat(Web.get(at + "health/ready").statusCode()).isEqualTo(503);
            world.database.run("alter system reset default_transaction_read_only");
            world.database.run("select pg_reload_conf()");
            Eventually.is(() -> node.said().contains("is at work"), world::said);
            Eventually.is(() -> world.areDone(List.of("newsletter")), world::said);
        }
    }

    /** What it asks before it begins: each is carried out, and its connection breaks before the answer arrives. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "has_table_privilege(needed.name",
                "select clock_timestamp()",
                "from mailkeys_fleet_tasks",
                "from mailkeys_fleet_looks",
                "insert into mailkeys_fleet_tasks"
            })
    void answersThatAreLostWhileANodeBegins_areAskedForAnew(String statement) throws Exception {
        TestDatabase database = TestDatabase.onTheSharedServer();
        try (var world = new FleetWorld(folder, database);
                var network = new CuttingProxy(database.port())) {
            world.target("newsletter");
            network.cut(Cut.AFTER, statement, 1);
            FleetProcess node = world.nodeAt(database.urlBy("localhost:" + network.port()) + "&prepareThreshold=0");
            Eventually.is(() -> node.said().contains("is at work on one target"), world::said);
            assertThat(network.left()).isZero();
            Eventually.is(() -> world.areDone(List.of("newsletter")), world::said);
            assertThat(world.emailit.received("create")).hasSize(1);
        }
    }
}
