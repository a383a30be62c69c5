package dev.mailkeys.rotation.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.world.MarkingReaders.Manner;
import dev.mailkeys.rotation.world.Recovery;
import dev.mailkeys.rotation.world.Scenario;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Without any grace period, and killed at every point: no reader is refused whose mark does not say that it has moved on,
 * and from everywhere the rotation comes to its end.
 */
@Tag("crash")
class MarkedReadersTest {

    @TempDir
    private Path folder;

    private final AtomicInteger worlds = new AtomicInteger();

    static Stream<Arguments> ways() {
        return Arrays.stream(Recovery.values())
                .flatMap(recovery -> Arrays.stream(Manner.values()).map(manner -> Arguments.of(recovery, manner)));
    }

    private static Stream<Scenario> scenarios() {
        return CrashTest.scenarios()
                .filter(scenario -> scenario.strategy() == Strategy.OVERLAP)
                .filter(scenario -> !scenario.title().equals("write-only"));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void killedAtEveryPoint_noReaderIsRefused(Recovery recovery, Manner manner) {
        Enumeration enumeration = Enumeration.of("marked readers, " + manner + ", " + recovery, 13);
        enumeration.each(
                scenarios(),
                scenario -> enumeration.everywhere(scenario, (world, point) -> {
                    world.letReadersMark(manner, folder.resolve("world-" + worlds.incrementAndGet()));
                    boolean killed = world.killAt(point, Rotation::run).isPresent();
                    world.promises().assertOver(world.recover(recovery));
                    if (manner == Manner.NEVER && recovery == Recovery.RESUME) {
                        assertThat(world.warnings()).anyMatch(warning -> warning.contains("reader-1"));
                    }
                    return killed;
                }));
        enumeration.assertNoFailure();
    }
}
