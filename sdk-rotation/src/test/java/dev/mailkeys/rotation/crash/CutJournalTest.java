package dev.mailkeys.rotation.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.journal.FileJournals;
import dev.mailkeys.rotation.world.KillPoints;
import dev.mailkeys.rotation.world.Recovery;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record of which only a part came to the disk: at every byte of every record of a rotation it goes on from there. */
@Tag("crash")
class CutJournalTest {

    @TempDir
    private Path folder;

    private final AtomicInteger worlds = new AtomicInteger();

    @Test
    void cutAtEveryByte_isResumed() {
        Enumeration enumeration = Enumeration.of("journal cut", 251, 13);
        enumeration.each(scenarios(), scenario -> {
            int records = records(scenario);
            for (int written = 1; written <= records; written++) {
                int last = written;
                enumeration.everywhere(scenario, (world, point) -> cut(world, last, point - 1));
            }
        });
        enumeration.assertNoFailure();
    }

    private static Stream<Scenario> scenarios() {
        return CrashTest.scenarios().filter(scenario -> scenario.title().equals("readable"));
    }

    private static int records(Scenario scenario) {
        try (var world = new World(scenario)) {
            world.until(world.quietly()::run);
            return world.records().size();
        }
    }

    /** Dies while it writes a record, of which so many bytes are written; whether the record is longer than that. */
    private boolean cut(World world, int last, int bytes) {
        Path journals = folder.resolve(Integer.toString(worlds.incrementAndGet()));
        world.keepJournals(FileJournals.in(journals));
        var written = new AtomicInteger();
        world.untilKilled(
                world.points(where -> {
                    if (where.startsWith("after record") && written.incrementAndGet() == last) {
                        throw new KillPoints.Killed(where);
                    }
                }),
                Rotation::run);
        boolean longer = cutLastLine(journals, bytes);
        if (longer) {
            assertThat(world.records()).hasSize(last - 1);
            world.promises().assertOver(world.recover(Recovery.RESUME));
        }
        return longer;
    }

    private static boolean cutLastLine(Path journals, int bytes) {
        try (Stream<Path> files = Files.walk(journals)) {
            Path file = files.filter(each -> each.toString().endsWith(".journal"))
                    .findFirst()
                    .orElseThrow();
            List<String> lines = Files.readAllLines(file);
            int length = (lines.get(lines.size() - 1) + "\n").getBytes(UTF_8).length;
            if (bytes < length) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(channel.size() - length + bytes);
                }
            }
            return bytes < length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
