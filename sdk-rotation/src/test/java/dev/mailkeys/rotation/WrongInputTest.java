package dev.mailkeys.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.crash.CrashTest;
import dev.mailkeys.rotation.crash.Enumeration;
import dev.mailkeys.rotation.crash.Walk;
import dev.mailkeys.rotation.engine.record.JournalRecord;
import dev.mailkeys.rotation.engine.record.RecordType;
import dev.mailkeys.rotation.world.KillPoints;
import dev.mailkeys.rotation.world.Providers;
import dev.mailkeys.rotation.world.Recovery;
import dev.mailkeys.rotation.world.Scenario;
import dev.mailkeys.rotation.world.World;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every verb with every wrong input, at every point: a verb that is refused changes nothing, not even the journal, and what
 * its report names leads to the end.
 */
@Tag("crash")
class WrongInputTest {

    enum Wrong {
        NO_TOKEN,
        NO_TOKEN_OF_ANYBODY,
        THE_NEW_TOKEN,
        A_STRANGERS_TOKEN,
        THE_CREDENTIAL;

        RotationReport tried(World world, Secret stranger) {
            KillPoints points = world.points(where -> {});
            Rotation rotation = world.rotation(points);
            return points.survived(
                    rotation.rollback(() -> token(world, stranger).map(Secret::of)));
        }

        /** JetEmail shows the old token itself. The sink may hold the old token yet. */
        boolean isWrong(World world, Secret old) {
            return switch (this) {
                case NO_TOKEN -> !world.provider().equals("jetemail");
                case THE_NEW_TOKEN -> !world.sinks().get(0).token().equals(old);
                default -> true;
            };
        }

        private Optional<String> token(World world, Secret stranger) {
            return switch (this) {
                case NO_TOKEN -> Optional.empty();
                case NO_TOKEN_OF_ANYBODY -> Optional.of("secret_of_nobody_0000000000000000");
                case THE_NEW_TOKEN -> Optional.of(world.sinks().get(0).token().reveal());
                case A_STRANGERS_TOKEN -> Optional.of(stranger.reveal());
                case THE_CREDENTIAL -> Optional.of(world.simulator().managementToken());
            };
        }
    }

    @ParameterizedTest
    @EnumSource(Wrong.class)
    void atEveryPoint_aRefusalChangesNothing_andLeadsOn(Wrong wrong) {
        Enumeration enumeration = Enumeration.of("wrong input, " + wrong, 5, 2);
        enumeration.each(
                scenarios(), scenario -> enumeration.everywhere(scenario, (world, point) -> at(world, point, wrong)));
        enumeration.assertNoFailure();
    }

    private static Stream<Scenario> scenarios() {
        return CrashTest.scenarios().filter(scenario -> scenario.title().matches("readable|raw|mixed"));
    }

    private static boolean at(World world, int point, Wrong wrong) {
        Secret old = world.sinks().get(0).token();
        Secret stranger = Secret.of(world.simulator()
                .seedKey("stranger", Providers.settings(world.provider()))
                .token());
        if (world.killAt(point, Rotation::run).isEmpty()) {
            return false;
        }
        List<?> before = world.everything();
        boolean mustRefuse = wrong.isWrong(world, old) && isDelivering(world.records());
        RotationReport report = wrong.tried(world, stranger);
        if (mustRefuse) {
            assertThat(report.outcome()).as("%s", report).isEqualTo(Outcome.REFUSED);
        }
        if (report.outcome() == Outcome.REFUSED) {
            assertThat(world.everything()).as("after %s", report).isEqualTo(before);
        }
        var walk = new Walk(world, Optional.of(old));
        RotationReport end = walk.from(report);
        if (end.outcome() == Outcome.REFUSED) {
            end = walk.from(world.recover(Recovery.RESUME));
        }
        world.promises().assertOver(end);
        return true;
    }

    /** Whether a rollback would need the old token. */
    private static boolean isDelivering(List<JournalRecord> records) {
        return records.stream().anyMatch(entry -> entry.type() == RecordType.DELIVER_INTENT)
                && !records.get(records.size() - 1).type().isEnd();
    }
}
