package dev.mailkeys.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatabaseAwayTest {

    @TempDir
    private Path folder;

    @Test
    void aDatabaseThatIsGoneForAWhile_isWaitedFor_andRotationsGoOnWhenItIsBack() throws Exception {
        Path data = folder.resolve("data");
        EmbeddedPostgres server = TestDatabase.server(data, 0);
        int port = server.getPort();
        try (var world = new FleetWorld(folder, TestDatabase.on(server))) {
            world.target("newsletter");
            FleetProcess node = world.node();
            String at = node.address();
            Eventually.is(() -> world.outcome("newsletter").equals("done"), world::said);
            server.close();
            Eventually.is(() -> Web.get(at + "health/ready").statusCode() == 503, world::said);
            assertThat(Web.get(at).statusCode()).isEqualTo(503);
            assertThat(Web.get(at).body()).contains("The database does not answer");
            assertThat(Web.get(at + "metrics").body()).contains("mailkeys_database_up 0.0", "mailkeys_looks_total");
            assertThat(Web.get(at + "health/live").statusCode()).isEqualTo(200);

            server = TestDatabase.server(data, port);
            Eventually.is(() -> Web.get(at + "health/ready").statusCode() == 200, world::said);
            world.database.run("update mailkeys_fleet_tasks set execution_time = clock_timestamp()");
            world.database.run("update mailkeys_fleet_looks set outcome = 'forgotten'");
            Eventually.is(() -> world.outcome("newsletter").equals("not_due"), world::said);
            assertThat(node.said()).contains("The database does not answer", "The database answers again");
            assertThat(node.isAlive()).isTrue();
        } finally {
            server.close();
        }
    }

    @Test
    void aDatabaseThatTakesNoChanges_isNotReady_untilItDoes() throws Exception {
        try (EmbeddedPostgres server = TestDatabase.server(folder.resolve("data"), 0);
                var world = new FleetWorld(folder, TestDatabase.on(server))) {
            world.target("newsletter");
            FleetProcess node = world.node();
            String at = node.address();
            Eventually.is(() -> world.outcome("newsletter").equals("done"), world::said);
            world.database.run("alter system set default_transaction_read_only = on");
            world.database.run("select pg_reload_conf()");
            Eventually.is(() -> Web.get(at + "health/ready").statusCode() == 503, world::said);
            assertThat(Web.get(at + "health/live").statusCode()).isEqualTo(200);
            assertThat(Web.get(at).body()).as("what is known is still shown").contains("newsletter");
            world.database.run("alter system reset default_transaction_read_only");
            world.database.run("select pg_reload_conf()");
            Eventually.is(() -> Web.get(at + "health/ready").statusCode() == 200, world::said);
            assertThat(node.said()).contains("takes no changes", "Connect to the primary", "answers again");
        }
    }
}
