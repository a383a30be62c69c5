package dev.mailkeys.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code target/mailkeys-fleet.jar}, which has all that it needs. */
final class JarIT {

    @TempDir
    private Path folder;

    @Test
    void theJar_rotatesAKey() throws Exception {
        try (var world = new FleetWorld(folder, TestDatabase.onTheSharedServer())
                .by(Path.of("target", "mailkeys-fleet.jar"))
                .target("newsletter")) {
            FleetProcess node = world.node();
            node.address();
            Eventually.is(() -> world.outcome("newsletter").equals("done"), world::said);
            node.signal("TERM");
            assertThat(node.end()).as(node.said()).isZero();
        }
    }
}
