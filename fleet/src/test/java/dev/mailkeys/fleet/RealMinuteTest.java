package dev.mailkeys.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.testkit.JetEmailSimulator;
import dev.mailkeys.testkit.ReceivedCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What processes do only after a minute, which none of them can be spared: both wait for it at the same time. */
@Tag("faults")
final class RealMinuteTest {

    /** What JetEmail allows in a minute; it blocks the account for more, and so does the simulator, by its own clock. */
    private static final int LIMIT = 240;

    private static final List<String> KEYS =
            IntStream.range(0, 45).mapToObj(number -> "mail-" + number).toList();

    @TempDir
    private Path folder;

    private Path secret(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    /** Each alone would stay below the limit, and both together would not. */
    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void nodesThatRotateTheKeysOfOneAccountTogether_sendNoCallTooMany() throws Exception {
        try (var jetemail = JetEmailSimulator.start();
                var world = new FleetWorld(folder, TestDatabase.onTheSharedServer())) {
            world.toml("[accounts.mail]\nprovider = \"jetemail\"\nat-once = 3\ntoken-file = \""
                    + secret("credential", jetemail.managementToken()) + "\"\nbase-url = \"" + jetemail.baseUrl()
                    + "\"\n");
            for (String key : KEYS) {
                due(world, jetemail, key);
            }
            List<FleetProcess> nodes = List.of(world.node(), world.node());
            for (FleetProcess node : nodes) {
                node.address();
            }
            Eventually.is(() -> world.areDone(KEYS), world::said);

            assertThat(jetemail.received().size()).isGreaterThan(LIMIT);
            assertThat(jetemail.received())
                    .extracting(ReceivedCall::status)
                    .as("what would block the account, mail included")
                    .doesNotContain(OptionalInt.of(429));
            assertThat(world.database.number(
                            "select count(distinct node) from mailkeys_fleet_looks where outcome =" + " 'done'"))
                    .as("nodes that have rotated")
                    .isEqualTo(nodes.size());
        }
    }

    private void due(FleetWorld world, JetEmailSimulator jetemail, String key) throws IOException {
        jetemail.clock().advance(Duration.ofHours(-2));
        Path token = secret(key + ".token", jetemail.seedKey(key).token());
        jetemail.clock().advance(Duration.ofHours(2));
        world.toml("[targets." + key + "]\naccount = \"mail\"\nrotate-every = \"1h\"\ngrace = \"0s\"\n"
                + "settle-time = \"0s\"\nsinks = [\"" + key + "\"]\n[sinks." + key + "]\ntype = \"raw\"\npath = \""
                + token + "\"\n");
    }

    /** It lives, tells the others so, and could do nothing any more: its supervisor must restart it. */
    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aNodeThatHangsInAllItsPlaces_endsWithTen_andTheOthersDoTheRest() throws Exception {
        try (var world = new FleetWorld(folder, TestDatabase.onTheSharedServer(), 1)) {
            world.toml("[targets.stuck]\naccount = \"main\"\nrotate-every = \"1h\"\nsinks = [\"stuck\"]\n"
                            + "[sinks.stuck]\ntype = \"hanging\"\n")
                    .target("newsletter");
            FleetProcess hangs = world.node("--longest-look", "1s");
            hangs.address();
            Eventually.is(
                    () -> world.database.number("select count(*) from mailkeys_fleet_tasks where picked and"
                                    + " task_instance = 'stuck'")
                            == 1,
                    world::said);
            FleetProcess other = world.node();
            Eventually.is(() -> world.areDone(List.of("newsletter")), world::said);

            assertThat(hangs.end()).as(world.said()).isEqualTo(10);
            assertThat(hangs.said())
                    .contains(
                            "stuck: a look at it hangs, and was given up.",
                            "error: As many targets hang on this node as it may rotate at once (at-once)",
                            "Start it again.");
            assertThat(world.outcome("stuck")).isEqualTo("incomplete");
            assertThat(world.emailit.accepts(world.token("newsletter"))).isTrue();
            assertThat(other.isAlive()).isTrue();
        }
    }
}
