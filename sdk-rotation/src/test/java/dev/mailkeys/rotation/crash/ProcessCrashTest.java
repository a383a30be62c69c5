package dev.mailkeys.rotation.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.crash.ProcessEnumeration.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rotators of a process of their own, with journals and sinks in files, are killed with SIGKILL before and after every
 * record, at every phase of every call and within every put; what they leave is taken up to the end.
 */
@Tag("crash")
@EnabledOnOs(value = OS.LINUX, disabledReason = "looks for tokens in /proc")
@Timeout(3600)
class ProcessCrashTest {

    /** A process costs much: of the states that there are, every Nth is tried, unless a property asks for all. */
    private static final int STRIDE = Integer.getInteger("crash.stride", Enumeration.ALL ? 2 : 37);

    @Test
    void killedAtEveryMoment_reachesTheEndAndNobodyIsRefused(@TempDir Path folder) throws Exception {
        long began = System.nanoTime();
        var enumeration = new ProcessEnumeration(folder);
        var states = new ArrayList<State>();
        ProcessScenario.all()
                .forEach(scenario -> states.addAll(enumeration.states(scenario, isTakenUpBothWays(scenario))));
        List<State> chosen = IntStream.range(0, states.size())
                .filter(i -> (i + Enumeration.SEED) % STRIDE == 0)
                .mapToObj(states::get)
                .toList();
        enumeration.tryAll(chosen);
        System.out.println("processes killed: " + enumeration.tried() + " states tried of " + states.size() + ", "
                + enumeration.failures().size() + " failed, " + enumeration.looks() + " looks by the consumer, seed "
                + Enumeration.SEED + ", "
                + Duration.ofNanos(System.nanoTime() - began).toSeconds() + " s");
        assertThat(enumeration.failures()).isEmpty();
    }

    /** A process costs much. What the others lack is in the enumerations within a process, or asked for by a property. */
    private static boolean isTakenUpBothWays(ProcessScenario scenario) {
        return scenario.strategy() == Strategy.OVERLAP || Boolean.getBoolean("crash.bothWays");
    }
}
