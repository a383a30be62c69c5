package dev.mailkeys.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.testkit.JetEmailSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JetEmail counts the calls of an account, whichever machine they come from. */
final class PaceOfNodesTest {

    private static final String COUNTED =
            "select count(*) from mailkeys_paces, regexp_split_to_table(calls, E'\\n') line where line ~ '^[0-9]+$'";

    @TempDir
    private Path folder;

    private Path secret(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void nodes_countTheCallsOfAnAccountTogether_inTheDatabase_andNotInTheirFiles() throws Exception {
        try (var jetemail = JetEmailSimulator.start();
                var world = new FleetWorld(folder, TestDatabase.onTheSharedServer())) {
            Path token = secret("mail.token", jetemail.seedKey("mail").token());
            Path credential = secret("credential", jetemail.managementToken());
            world.toml("[accounts.mail]\nprovider = \"jetemail\"\ntoken-file = \"" + credential + "\"\nbase-url = \""
                    + jetemail.baseUrl() + "\"\n[targets.mail]\naccount = \"mail\"\nrotate-every = \"90d\"\n"
                    + "sinks = [\"mail\"]\n[sinks.mail]\ntype = \"raw\"\npath = \"" + token + "\"\n");
            FleetProcess first = world.node();
            first.address();
            Eventually.is(() -> !world.outcome("mail").isEmpty(), world::said);
            first.signal("TERM");
            assertThat(first.end()).as(first.said()).isZero();
            int calls = jetemail.received().size();
            assertThat(calls).isPositive();
            // One line more: the latest time that anybody has seen.
            assertThat(world.database.number(COUNTED)).isEqualTo(calls + 1);

            world.database.run("update mailkeys_fleet_looks set outcome = 'forgotten', failures = 0");
            world.node().address();
            Eventually.is(() -> !world.outcome("mail").equals("forgotten"), world::said);
            assertThat(jetemail.received()).hasSizeGreaterThan(calls);
            assertThat(world.database.number(COUNTED))
                    .isEqualTo(jetemail.received().size() + 1);
            try (var files = Files.walk(folder)) {
                assertThat(files.filter(file -> file.endsWith("pace"))).isEmpty();
            }
        }
    }
}
