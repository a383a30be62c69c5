package dev.mailkeys.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.rotation.jdbc.CuttingProxy;
import dev.mailkeys.rotation.jdbc.CuttingProxy.Cut;
import dev.mailkeys.testkit.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The network between one node and the database fails, and the node itself goes on. */
@Tag("faults")
final class PartitionTest {

    private static final List<String> TARGETS = List.of("newsletter", "billing");

    @TempDir
    private Path folder;

    private final TestDatabase database = TestDatabase.onTheSharedServer();
    private final CuttingProxy network = new CuttingProxy(database.port());

    @AfterEach
    void close() {
        network.close();
    }

    /** It is cut off between the call that makes a key and the line about it; what it has sent arrives minutes late. */
    @Test
    void aNodeThatIsCutOffWhileItRotates_isReplaced_andChangesNothingWhenItIsBack() throws Exception {
        try (var world = new FleetWorld(folder, database)) {
            world.target("newsletter");
            world.emailit.next(
                    "create", Fault.slowBody(10, Duration.ofMillis(20)).telling(network::stall));
            FleetProcess cut = world.nodeAt(database.urlBy("localhost:" + network.port()));
            String at = cut.address();
            Eventually.is(() -> Web.get(at + "health/ready").statusCode() == 503, world::said);
            assertThat(Web.get(at + "health/live").statusCode()).isEqualTo(200);
            assertThat(Web.get(at + "metrics").body()).contains("mailkeys_database_up 0.0");
            assertThat(cut.said()).contains("The database does not answer", "Rotations wait");

            world.node();
            Eventually.is(() -> world.areDone(List.of("newsletter")), world::said);
            String token = world.token("newsletter");
            int calls = world.emailit.received().size();

            network.heal();
            Eventually.is(() -> Web.get(at + "health/ready").statusCode() == 200, world::said);
            world.lookAgain();
            Eventually.is(() -> world.outcome("newsletter").equals("not_due"), world::said);
            assertThat(world.token("newsletter")).isEqualTo(token);
            assertThat(world.emailit.accepts(token)).isTrue();
            assertThat(world.emailit.liveKeys()).as(world.said()).hasSize(2);
            assertThat(world.emailit.received().stream()
                            .skip(calls)
                            .filter(call -> !call.method().equals("GET")))
                    .as("calls that change something")
                    .isEmpty();
        }
    }

    /** What the journal, the scheduler and the page write: each is carried out, and its node is not told. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into mailkeys_targets",
                "insert into mailkeys_rotations",
                "insert into mailkeys_lines",
                "update mailkeys_fleet_tasks",
                "insert into mailkeys_fleet_looks"
            })
    void statementsWhoseAnswersAreLost_rotateEachKeyOnce(String statement) throws Exception {
        try (var world = new FleetWorld(folder, database)) {
            world.target("newsletter").target("billing");
            network.cut(Cut.AFTER, statement, 2);
            // Without it the text of a statement is sent the first times alone.
            FleetProcess node = world.nodeAt(database.urlBy("localhost:" + network.port()) + "&prepareThreshold=0");
            node.address();
            Eventually.is(
                    () -> TARGETS.stream()
                            .noneMatch(target -> world.outcome(target).isEmpty()),
                    world::said);
            Eventually.is(() -> network.left() == 0, world::said);

            for (String target : TARGETS) {
                assertThat(world.emailit.accepts(world.token(target)))
                        .as(target)
                        .isTrue();
            }
            assertThat(world.emailit.received("create")).as(world.said()).hasSize(TARGETS.size());
            assertThat(world.emailit.liveKeys()).as(world.said()).hasSize(TARGETS.size() + 1);
            node.signal("TERM");
            assertThat(node.end()).as(node.said()).isZero();
        }
    }
}
