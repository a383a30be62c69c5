package dev.mailkeys.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailkeys.rotation.journal.FileJournals;
import dev.mailkeys.rotation.world.KillPoints;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journals of rotations that are over: they can be read, and go when they are old enough. */
class KeptJournalsTest {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final KillPoints NEVER = new KillPoints(KillPoints.NEVER, where -> {});

    @TempDir
    private Path folder;

    private final World world =
            new World(Scenario.of("emailit", Strategy.OVERLAP, "readable", List.of(MemorySink::readable)));

    @BeforeEach
    void keepJournalsInFiles() {
        world.keepJournals(FileJournals.in(folder));
    }

    private Rotation rotation(RotationOptions.Builder options) {
        return world.rotation(NEVER, options.grace(Duration.ZERO));
    }

    private Rotation forgetful() {
        return rotation(RotationOptions.builder().keepJournals(WEEK.multipliedBy(2)));
    }

    private String rotate(Rotation rotation) {
        RotationReport report = rotation.run();
        assertThat(report.outcome()).as("%s", report).isEqualTo(Outcome.DONE);
        return report.rotation().orElseThrow();
    }

    @Test
    void everyRotation_canBeReadAfterwards() {
        var rotation = rotation(RotationOptions.builder());
        assertThat(rotation.rotations()).isEmpty();
        String first = rotate(rotation);
        var ended = world.clock().instant();
        world.clock().advance(WEEK);
        String second = rotate(rotation);
        assertThat(rotation.rotations()).containsExactly(first, second);
        assertThat(rotation.status(first)).hasValueSatisfying(status -> {
            assertThat(status.rotation()).isEqualTo(first);
            assertThat(status.step()).isEqualTo("DONE");
            assertThat(status.last()).isEqualTo(ended);
        });
        assertThat(rotation.status(second)).isEqualTo(rotation.status());
        assertThat(rotation.status("r0")).isEmpty();
    }

    @Test
    void journalsThatAreOldEnough_areRemoved_andTheNewestStays() {
        String first = rotate(forgetful());
        world.clock().advance(WEEK);
        String second = rotate(forgetful());
        world.clock().advance(WEEK);
        String third = rotate(forgetful());
        assertThat(forgetful().rotations()).containsExactly(first, second, third);
        world.clock().advance(Duration.ofSeconds(1));
        assertThat(forgetful().resume().outcome()).isEqualTo(Outcome.DONE);
        assertThat(forgetful().rotations()).containsExactly(second, third);
        world.clock().advance(WEEK.multipliedBy(10));
        assertThat(forgetful().resume().outcome()).isEqualTo(Outcome.DONE);
        assertThat(forgetful().rotations()).containsExactly(third);
    }

    @Test
    void withoutAWord_theyAreKept() {
        rotate(rotation(RotationOptions.builder()));
        world.clock().advance(Duration.ofDays(10_000));
        rotate(rotation(RotationOptions.builder()));
        assertThat(rotation(RotationOptions.builder()).rotations()).hasSize(2);
    }

    @Test
    void journalThatCanNotBeRead_staysAndDisturbsNobody() throws IOException {
        String first = rotate(forgetful());
        world.clock().advance(WEEK);
        String second = rotate(forgetful());
        Path file = journal(first);
        Files.writeString(file, Files.readString(file).replace("PLANNED", "PLANTED"));
        world.clock().advance(WEEK);
        String third = rotate(forgetful());
        world.clock().advance(WEEK.multipliedBy(10));
        assertThat(forgetful().resume().outcome()).isEqualTo(Outcome.DONE);
        assertThat(forgetful().rotations()).containsExactly(first, third).doesNotContain(second);
        assertThatThrownBy(() -> forgetful().status(first)).isInstanceOf(JournalException.class);
    }

    private Path journal(String rotation) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().contains(rotation))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** A store that can't remove journals is no reason to fail: the token is where it belongs. */
    @Test
    void storeThatCanNotListThem_isToldAndNoMore() {
        var journals = world.journals();
        world.keepJournals(new JournalStore() {
            @Override
            public JournalLease lease(String target) {
                return journals.lease(target);
            }

            @Override
            public List<JournalLine> read(String target) {
                return journals.read(target);
            }
        });
        rotate(forgetful());
        assertThat(world.warnings())
                .singleElement()
                .isEqualTo("Old journals are still there. This store of journals can't list them.");
    }

    @Test
    void ageBelowZero_isRefused() {
        var options = RotationOptions.builder().keepJournals(WEEK.negated());
        assertThatThrownBy(options::build).hasMessage("keepJournals must not be negative");
    }
}
