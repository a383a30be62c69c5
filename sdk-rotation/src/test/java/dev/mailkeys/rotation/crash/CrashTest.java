package dev.mailkeys.rotation.crash;

import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.world.MemorySink;
import dev.mailkeys.rotation.world.Providers;
import dev.mailkeys.rotation.world.Recovery;
import dev.mailkeys.rotation.world.Scenario;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From every point at which a rotation may be killed it comes to its end without a human. */
@Tag("crash")
public class CrashTest {

    public static final List<Function<String, MemorySink>> MIXED =
            List.of(MemorySink::readable, MemorySink::writeOnlyMarked);

    public static Stream<Scenario> scenarios() {
        Function<String, MemorySink> readable = MemorySink::readable;
        Function<String, MemorySink> writeOnly = MemorySink::writeOnlyMarked;
        return Providers.ALL.stream()
                .flatMap(provider -> Providers.strategies(provider).stream()
                        .flatMap(strategy -> Stream.of(
                                Scenario.of(provider, strategy, "readable", List.of(readable)),
                                Scenario.of(provider, strategy, "two sinks", List.of(readable, readable)),
                                Scenario.of(provider, strategy, "write-only", List.of(writeOnly)),
                                Scenario.of(provider, strategy, "raw", List.of(MemorySink::raw)),
                                Scenario.of(provider, strategy, "mixed", MIXED))))
                .filter(scenario -> scenario.strategy() != Strategy.ALTERNATE
                        || scenario.title().matches("readable|two sinks"));
    }

    @ParameterizedTest
    @EnumSource(Recovery.class)
    void killedAtEveryPoint_reachesTheEnd(Recovery recovery) {
        Enumeration enumeration = Enumeration.of("killed, " + recovery);
        enumeration.each(scenarios(), scenario -> enumeration.killEverywhere(scenario, recovery));
        enumeration.assertNoFailure();
    }

    /** The second kill is at every Nth point of what takes up the first, even where all are asked for. */
    @ParameterizedTest
    @EnumSource(Recovery.class)
    void killedTwice_reachesTheEnd(Recovery recovery) {
        Enumeration enumeration = Enumeration.of("killed twice, " + recovery, 49, 16);
        enumeration.each(scenarios(), scenario -> enumeration.killEverywhereTwice(scenario, recovery));
        enumeration.assertNoFailure();
    }
}
