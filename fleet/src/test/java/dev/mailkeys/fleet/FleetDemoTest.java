package dev.mailkeys.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code make fleet-demo} shows it with more keys. */
@Tag("faults")
final class FleetDemoTest {

    private static final int KEYS = Integer.getInteger("mailkeys.demo.keys", 24);

    @TempDir
    private Path folder;

    @Test
    void nodesThatAreKilledAndStopped_andADatabaseThatIsRestarted_loseNothing_doNothingTwice_andLetNobodyDown()
            throws Exception {
        try (var demo = new FleetDemo(folder, KEYS)) {
            DemoCounts counts = demo.show();
            System.out.println(counts);
            assertThat(counts.hold()).as(counts + demo.said()).isTrue();
            assertThat(counts.kills()).isEqualTo(2);
            assertThat(counts.rotations()).isGreaterThan(KEYS);
            assertThat(counts.mails()).isGreaterThan(counts.rotations());
        }
    }
}
