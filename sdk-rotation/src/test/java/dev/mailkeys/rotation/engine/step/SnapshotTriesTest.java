package dev.mailkeys.rotation.engine.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.engine.record.Detail.AboutKey;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.engine.work.WorkFixture;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A key that is deleted and created again: before that, another remembers its settings. */
class SnapshotTriesTest {

    /** Whatever the calls before came to: none of them has left a key. */
    @ParameterizedTest
    @CsvSource({"0, SNAPSHOT_TAKEN", "2, SNAPSHOT_TAKEN", "3, WITHOUT_SNAPSHOT"})
    void aSnapshotThatIsNotThere_isTriedThreeTimes_andThenTheJournalAloneHasTheSettings(
            int tried, RecordType expected) {
        try (var world = new World(Scenario.of("jetemail", Strategy.IN_PLACE, "one", List.of(MemorySink::readable)));
                var fixture = new WorkFixture(world, Strategy.IN_PLACE)) {
            String name = fixture.name(0);
            for (int call = 0; call < tried; call++) {
                fixture.says(RecordType.SNAPSHOT_INTENT, 0, AboutKey.withName(name));
            }
            Recreation.snapshot(fixture.work());
            assertThat(fixture.last()).isEqualTo(expected);
            boolean taken = expected == RecordType.SNAPSHOT_TAKEN;
            assertThat(fixture.names()).isEqualTo(taken ? List.of(World.NAME, name) : List.of(World.NAME));
            assertThat(fixture.warnings()).hasSize(taken ? 0 : 1);
        }
    }
}
