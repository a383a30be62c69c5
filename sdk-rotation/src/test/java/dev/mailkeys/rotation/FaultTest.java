package dev.mailkeys.rotation;

import dev.mailkeys.rotation.crash.CrashTest;
import dev.mailkeys.rotation.crash.Enumeration;
import dev.mailkeys.rotation.world.KillPoints;
import dev.mailkeys.rotation.world.Recovery;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import dev.mailkeys.testkit.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers that are lost, late, refused or unreadable, at every operation: the rotation still comes to its end. */
@Tag("crash")
public class FaultTest {

    private static final List<Fault> CALL_FAULTS = List.of(
            Fault.cut(),
            Fault.cut().afterCommit(),
            Fault.reset().afterCommit(),
            Fault.lateCommit(Duration.ofSeconds(5)),
            Fault.lateCommit(Duration.ofSeconds(100)),
            Fault.status(500),
            Fault.status(500).afterCommit(),
            Fault.status(429).afterCommit(),
            Fault.garbageBody(),
            Fault.cutBody());

    private static final List<Fault> NEW_KEY_FAULTS = List.of(
            Fault.newTokenRefusedFor(2),
            Fault.newTokenRefusedFor(Duration.ofSeconds(20)),
            Fault.unlistedFor(2),
            Fault.unlistedFor(Duration.ofSeconds(20)));

    public static Stream<Scenario> scenarios() {
        var all = new ArrayList<Scenario>();
        CrashTest.scenarios()
                .forEach(scenario -> operations(scenario).forEach(operation -> {
                    CALL_FAULTS.forEach(fault -> all.add(scenario.with(operation, fault)));
                    if (Set.of("create", "rotate").contains(operation)) {
                        NEW_KEY_FAULTS.forEach(fault -> all.add(scenario.with(operation, fault)));
                    }
                    if (operation.equals("list")) {
                        all.add(scenario.with(operation, Fault.maskedList()));
                    }
                }));
        return all.stream();
    }

    /** The operations that a rotation of this scenario calls. */
    private static List<String> operations(Scenario scenario) {
        try (var world = new World(scenario)) {
            world.until(world.rotation(world.points(KillPoints.NEVER))::run);
            return world.simulator().received().stream()
                    .map(call -> call.operation())
                    .distinct()
                    .toList();
        }
    }

    @Test
    void oneFault_isOvercome() {
        Enumeration enumeration = Enumeration.of("one fault");
        enumeration.each(
                scenarios()
                        .filter(scenario -> Enumeration.ALL || scenario.title().matches("readable|mixed")),
                enumeration::killNobody);
        enumeration.assertNoFailure();
    }

    /** Every Nth point in a sample; in a full run, all points of the scenarios that a property names. */
    @ParameterizedTest
    @EnumSource(Recovery.class)
    void oneFaultAndOneKill_areOvercome(Recovery recovery) {
        Enumeration enumeration = Enumeration.of("one fault and one kill, " + recovery, 29);
        enumeration.each(
                scenarios()
                        .filter(scenario -> scenario.title().matches(System.getProperty("crash.titles", "readable")))
                        .filter(scenario -> !Set.of("list", "get").contains(scenario.operation())),
                scenario -> enumeration.killEverywhere(scenario, recovery));
        enumeration.assertNoFailure();
    }
}
