package dev.mailkeys.rotation.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.RotationOptions;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.journal.MemoryJournals;
import dev.mailkeys.rotation.sink.FileSink;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a put that was killed has left beside a token goes with the next verb, also where that has nothing to put. */
class LeftoversTest {

    @TempDir
    private Path folder;

    @Test
    void whatAKilledPutHasLeft_isClearedAwayByVerbsThatPutNothing() throws IOException {
        List<Function<Rotation, RotationReport>> verbs = List.of(Rotation::reconcile, Rotation::resume);
        for (Function<Rotation, RotationReport> verb : verbs) {
            try (var world =
                    new World(Scenario.of("emailit", Strategy.OVERLAP, "one", List.of(MemorySink::readable)))) {
                Path file =
                        secret("app.env", "T=" + world.sinks().get(0).token().reveal() + "\n");
                Path left = secret(".app.env.mailkeys-1.tmp", "T=a-token-that-nobody-uses\n");
                assertThat(verb.apply(rotation(world, file)).outcome()).isEqualTo(Outcome.DONE);
                assertThat(left).doesNotExist();
                assertThat(file).exists();
            }
        }
    }

    private Path secret(String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static Rotation rotation(World world, Path file) {
        return Rotation.of("t")
                .key(world.adapter(), World.NAME)
                .options(RotationOptions.builder().settleTime(Duration.ZERO).build())
                .journal(new MemoryJournals())
                .timing(world.timing())
                .sink(FileSink.dotenv(file, "T"))
                .build();
    }
}
