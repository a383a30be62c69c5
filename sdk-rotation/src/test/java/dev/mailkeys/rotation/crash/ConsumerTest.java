package dev.mailkeys.rotation.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Providers;
import dev.mailkeys.rotation.world.Recovery;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Those who send mail while the key is rotated: with what is in the sink, or with what was there before. */
@Tag("crash")
class ConsumerTest {

    @ParameterizedTest
    @EnumSource(Recovery.class)
    void whoeverReadsTheSinkAndSends_isNeverRefused(Recovery recovery) {
        Enumeration enumeration = Enumeration.of("mail sent all along, " + recovery, 5);
        enumeration.each(
                CrashTest.scenarios()
                        .filter(Scenario::keepsTheSinkAlive)
                        .filter(scenario -> scenario.title().matches("readable|mixed")),
                scenario -> enumeration.sendEverywhere(scenario, recovery, where -> true));
        enumeration.assertNoFailure();
    }

    /** The old key is not switched off, let alone deleted, while mail is sent with it; when that ends, it is. */
    @ParameterizedTest
    @MethodSource("dev.mailkeys.rotation.world.Providers#all")
    void whoeverKeepsTheOldToken_isNotRefusedEither(String provider) {
        var scenario = Scenario.of(provider, Strategy.OVERLAP, "raw", List.of(MemorySink::raw));
        try (var world = new World(scenario)) {
            Secret old = world.sinks().get(0).token();
            var user = new AtomicReference<Consumer<String>>(where -> {
                world.clock().advance(Duration.ofSeconds(1));
                assertThat(Providers.send(provider, world.simulator().baseUrl(), old))
                        .as("with the old token, %s", where)
                        .isEqualTo(200);
            });
            Rotation rotation = world.rotation(world.points(where -> user.get().accept(where)));
            RotationReport report = rotation.run();
            for (int night = 0; night < 5; night++) {
                user.get().accept("by night");
                world.clock().advance(World.GRACE);
                report = rotation.resume();
                assertThat(report.outcome()).as("%s", report).isEqualTo(Outcome.PENDING);
                assertThat(report.messages().get(0)).contains("The old key is still in use");
            }
            assertThat(world.count(RecordType.HELD)).isEqualTo(5);
            user.set(where -> {});
            world.promises().assertOver(world.until(rotation::resume));
            assertThat(world.simulator().accepts(old.reveal())).isFalse();
        }
    }
}
