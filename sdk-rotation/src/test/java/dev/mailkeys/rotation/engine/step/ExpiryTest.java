package dev.mailkeys.rotation.engine.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import dev.mailkeys.testkit.SimulatedKey;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An old key is given a date at which it ends by itself, should nobody ever delete it; never a later one than it had. */
class ExpiryTest {

    private static final String RIGHTS = "\"AccessLevel\":[\"SendHttp\"]";

    private static World world() {
        return new World(Scenario.of("elasticemail", Strategy.OVERLAP, "one", List.of(MemorySink::readable)));
    }

    private static SimulatedKey rotateAnother(World world, String settings) {
        SimulatedKey key = world.simulator().seedKey("another", settings);
        world.sinks().get(0).hold(Secret.of(key.token()));
        world.rename("another");
        return key;
    }

    private static List<String> date(World world, SimulatedKey key) {
        return world.adapter().find(key.id()).orElseThrow().settings().values("expires");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{" + RIGHTS + "}", "{" + RIGHTS + ",\"Expires\":\"2090-01-01T00:00:00Z\"}"})
    void theOldKeyEndsInAWeek_andRolledBackItEndsWhenItDidBefore(String settings) {
        try (var world = world()) {
            SimulatedKey key = rotateAnother(world, settings);
            List<String> before = date(world, key);
            world.quietly().run();
            assertThat(date(world, key)).singleElement().asString().startsWith("2026-11-28T03:");
            RotationReport back =
                    world.until(() -> world.quietly().rollback(() -> Optional.of(Secret.of(key.token()))));
            assertThat(back.outcome()).as("%s", back).isEqualTo(Outcome.ROLLED_BACK);
            assertThat(date(world, key)).isEqualTo(before);
        }
    }
}
