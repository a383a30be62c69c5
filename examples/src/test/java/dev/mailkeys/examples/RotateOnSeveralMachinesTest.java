package dev.mailkeys.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.ClientSettings;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.jdbc.PostgresJournals;
import dev.mailkeys.rotation.sink.FileSink;
import dev.mailkeys.testkit.EmailitSimulator;
import dev.mailkeys.testkit.SimulatedClock;
import dev.mailkeys.testkit.SimulatedKey;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real PostgreSQL. */
class RotateOnSeveralMachinesTest {

    private static final Duration AGE = Duration.ofDays(60);

    @Test
    void secondMachine_goesOnWithWhatTheFirstHasBegun(@TempDir Path folder) throws IOException {
        var clock = SimulatedClock.fixedAt(Instant.now().minus(AGE));
        try (EmailitSimulator emailit = EmailitSimulator.start(clock);
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("synchronous_commit", "on")
                        .start()) {
            SimulatedKey key = emailit.seedKey("newsletter");
            Path file = Files.createFile(
                    folder.resolve("app.env"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, "EMAILIT_TOKEN=" + key.token() + "\n");
            clock.advance(AGE);
            DataSource database = postgres.getPostgresDatabase();
            RotationReport first = rotate(emailit, database, file);
            assertThat(first.outcome()).as("%s", first).isEqualTo(Outcome.PENDING);
            RotationReport second = rotate(emailit, database, file);
            assertThat(second.outcome()).as("%s", second).isEqualTo(Outcome.PENDING);
            assertThat(second.rotation()).isEqualTo(first.rotation());
            assertThat(PostgresJournals.of(database).rotations("newsletter"))
                    .containsExactly(first.rotation().orElseThrow());
            assertThat(emailit.liveKeys())
                    .filteredOn(live -> live.name().startsWith("newsletter"))
                    .hasSize(2);
        }
    }

    private static RotationReport rotate(EmailitSimulator emailit, DataSource database, Path file) {
        var settings = ClientSettings.builder().baseUrl(emailit.baseUrl()).build();
        return RotateOnSeveralMachines.rotate(
                database, Secret.of(emailit.managementToken()), settings, FileSink.dotenv(file, "EMAILIT_TOKEN"));
    }
}
