package dev.mailkeys.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.testkit.Fault;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("faults")
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
            world.lookAgain();
            Eventually.is(() -> world.outcome("newsletter").equals("not_due"), world::said);
            assertThat(node.said()).contains("The database does not answer", "The database answers again");
            assertThat(node.isAlive()).isTrue();
        } finally {
            server.close();
        }
    }

    /** It stops while three keys are made; no line about them can be written. */
    @Test
    void aDatabaseThatGoesAwayWhileKeysAreRotated_costsNoKey_andNothingIsRotatedTwice() throws Exception {
        Path data = folder.resolve("data");
        EmbeddedPostgres first = TestDatabase.server(data, 0);
        List<String> targets = List.of("newsletter", "billing", "shop");
        try (var world = new FleetWorld(folder, TestDatabase.on(first))) {
            for (String target : targets) {
                world.target(target);
            }
            world.emailit.next(
                    "create", Fault.slowBody(10, Duration.ofMillis(20)).telling(() -> close(first)));
            List<FleetProcess> nodes = List.of(world.node(), world.node());
            for (FleetProcess node : nodes) {
                String at = node.address();
                Eventually.is(() -> Web.get(at + "health/ready").statusCode() == 503, world::said);
                assertThat(Web.get(at + "metrics").body()).contains("mailkeys_database_up 0.0");
            }

            try (EmbeddedPostgres again = TestDatabase.server(data, first.getPort())) {
                assertThat(again.getPort()).isEqualTo(first.getPort());
                Eventually.is(() -> world.areDone(targets), world::said);
                int calls = world.emailit.received().size();
                world.lookAgain();
                Eventually.is(() -> world.outcomes(targets).values().stream().allMatch("not_due"::equals), world::said);

                assertThat(world.emailit.received().stream()
                                .skip(calls)
                                .filter(call -> !call.method().equals("GET")))
                        .as("calls that change something, after all was done")
                        .isEmpty();
                for (String target : targets) {
                    assertThat(world.emailit.accepts(world.token(target)))
                            .as(target)
                            .isTrue();
                }
                assertThat(world.emailit.liveKeys()).as(world.said()).hasSize(targets.size() + 1);
                assertThat(world.database.number("select count(*) from mailkeys_rotations"))
                        .as("one for each, and one more at most for each whose token was lost")
                        .isBetween(targets.size(), 2 * targets.size());
                nodes.forEach(FleetProcess::kill);
            }
        }
    }

    private static void close(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
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
