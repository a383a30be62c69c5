package dev.mailkeys.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.rotation.crash.CrashTest;
import dev.mailkeys.rotation.crash.Enumeration;
import dev.mailkeys.rotation.world.Providers;
import dev.mailkeys.rotation.world.Recovery;
import dev.mailkeys.rotation.world.World;
import dev.mailkeys.testkit.ReceivedCall;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Verbs that only read change nothing, at any point of a rotation. */
@Tag("crash")
class DryRunTest {

    @Test
    void planVerifyAndStatus_atEveryPoint_onlyRead() {
        Enumeration enumeration = Enumeration.of("asked", 4);
        enumeration.each(CrashTest.scenarios(), scenario -> enumeration.everywhere(scenario, DryRunTest::ask));
        enumeration.assertNoFailure();
    }

    private static boolean ask(World world, int point) {
        boolean killed = world.killAt(point, Rotation::run).isPresent();
        var before = List.of(world.records(), world.simulator().keys(), tokens(world));
        int calls = world.simulator().received().size();

        RotationPlan plan = world.quietly().plan();
        assertOnlyReads(world, calls, "GET");
        world.promises().assertVerifyTells();
        world.quietly().status();
        assertOnlyReads(world, calls, "GET|POST");

        assertThat(List.of(world.records(), world.simulator().keys(), tokens(world)))
                .isEqualTo(before);
        assertThat(plan.calls().isEmpty())
                .as("%s", plan)
                .isEqualTo(plan.underWay().isPresent());
        world.promises().assertOver(world.recover(Recovery.RESUME));
        return killed;
    }

    private static void assertOnlyReads(World world, int from, String methods) {
        List<ReceivedCall> all = world.simulator().received();
        assertThat(all.subList(from, all.size())).allSatisfy(call -> {
            assertThat(call.method()).matches(methods);
            assertThat(Providers.changes(call.operation())).as("%s", call).isFalse();
        });
    }

    private static List<String> tokens(World world) {
        return world.sinks().stream().map(sink -> sink.token().reveal()).toList();
    }
}
