package dev.mailkeys.crash;

import dev.mailkeys.crash.Loss.Extent;
import dev.mailkeys.rotation.Outcome;
import dev.mailkeys.rotation.Rotation;
import dev.mailkeys.rotation.RotationReport;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.crash.Enumeration;
import dev.mailkeys.rotation.world.KillPoints;
import dev.mailkeys.rotation.world.Providers;
import dev.mailkeys.rotation.world.Recovery;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A target with a sink of each kind. From every point of each sink's calls the rotation comes to its end, and until
 * then the token in each sink works.
 */
@Tag("crash")
class EveryKindTest {

    private static Stream<Scenario> scenarios() {
        return Providers.ALL.stream()
                .flatMap(provider -> Providers.strategies(provider).stream()
                        .map(strategy -> Scenario.of(provider, strategy, "every kind", List.of())
                                .into(strategy == Strategy.ALTERNATE ? EveryKind::readable : EveryKind::of)));
    }

    /** Every point with its journal; without one every third, even in a full run. */
    @ParameterizedTest
    @EnumSource(Recovery.class)
    void killedAtEveryPoint_reachesTheEnd(Recovery recovery) {
        Enumeration enumeration =
                Enumeration.of("every kind of sink, killed, " + recovery, 61, recovery == Recovery.RESUME ? 1 : 3);
        enumeration.each(scenarios(), scenario -> enumeration.killEverywhere(scenario, recovery));
        enumeration.assertNoFailure();
    }

    /**
     * Then every sink has a mark before a new token comes, and what a kill leaves must not look like another's token.
     */
    @ParameterizedTest
    @EnumSource(Recovery.class)
    void killedAtEveryPointOfALaterRotation_reachesTheEnd(Recovery recovery) {
        Enumeration enumeration = Enumeration.of(
                "every kind of sink, killed in a later rotation, " + recovery, 61, recovery == Recovery.RESUME ? 2 : 6);
        enumeration.each(
                scenarios(),
                scenario -> enumeration.everywhere(scenario, (world, point) -> {
                    world.until(world.quietly()::run);
                    boolean killed = world.killAt(point, Rotation::run).isPresent();
                    world.promises().assertOver(world.recover(recovery));
                    return killed;
                }));
        enumeration.assertNoFailure();
    }

    @ParameterizedTest
    @EnumSource(Extent.class)
    void whateverOfACallIsLost_theRotationReachesTheEnd(Extent extent) {
        Enumeration enumeration = Enumeration.of("every kind of sink, lost " + extent, 41, extent.strideOfAll);
        enumeration.each(
                scenarios(),
                scenario -> enumeration.everywhere(scenario, (world, point) -> lose(world, point, extent)));
        enumeration.assertNoFailure();
    }

    private static boolean lose(World world, int point, Extent extent) {
        var loss = new Loss(point, extent);
        KillPoints points = world.points(loss);
        Rotation rotation = world.rotation(points);
        Supplier<RotationReport> run = () -> {
            RotationReport report = points.survived(rotation.run());
            loss.end();
            return report;
        };
        RotationReport report = world.until(run);
        // Lost in a look before anything was begun.
        world.promises().assertOver(report.outcome() == Outcome.REFUSED ? world.until(run) : report);
        return loss.happened();
    }

    /**
     * Every eighth point, even in a full run: mail is sent from each sink at each point of the rotation, which must
     * stay below JetEmail's limit of a minute.
     */
    @ParameterizedTest
    @EnumSource(Recovery.class)
    void whoeverReadsAnyOfThemAndSends_isNeverRefused(Recovery recovery) {
        Enumeration enumeration = Enumeration.of("every kind of sink, mail sent all along, " + recovery, 167, 8);
        enumeration.each(
                scenarios().filter(Scenario::keepsTheSinkAlive),
                scenario -> enumeration.sendEverywhere(scenario, recovery, where -> !where.contains(Line.POINT)));
        enumeration.assertNoFailure();
    }
}
