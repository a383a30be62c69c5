package dev.mailkeys.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The primary is lost, and a replica that lacks its last changes takes its place. */
final class FailoverTest {

    private static final List<String> TARGETS = List.of("newsletter", "billing", "shop");

    private static final Duration OLD = Duration.ofHours(2);

    @TempDir
    private Path folder;

    /**
     * One rotation is over and two wait for the end of their grace period, and the replica knows of none. Whose token is in a
     * file without a mark nobody can tell: that key is made once more.
     */
    @Test
    void aReplicaThatLags_knowsNothingOfTheLastRotations_andTheNodeBringsOrder() throws Exception {
        try (Replica replica = Replica.start(folder);
                var world = new FleetWorld(folder, replica.primary())) {
            world.target("newsletter", OLD, "30d", "0s")
                    .target("billing", OLD, "30d", "1h")
                    .markedTarget("shop", OLD, "30d", "1h");
            FleetProcess before = world.nodeAt(replica.url());
            before.address();
            Eventually.is(() -> all(world, "not_due", "not_due", "not_due"), world::said);
            before.signal("TERM");
            assertThat(before.end()).as(world.said()).isZero();
            replica.cutOff();

            world.change("30d", "1h");
            String at = world.nodeAt(replica.url()).address();
            Eventually.is(() -> all(world, "done", "pending", "pending"), world::said);
            long epoch = highestEpoch(replica.primary());
            List<String> delivered = tokens(world);
            replica.failOver();
            world.lookInto(replica.replica());
            Eventually.is(() -> Web.get(at + "health/ready").statusCode() == 200, world::said);
            world.lookAgain();
            Eventually.is(() -> !world.outcomes(TARGETS).containsValue("forgotten"), world::said);

            assertThat(lowestEpoch(replica.replica())).isGreaterThan(epoch);
            List<String> after = tokens(world);
            assertThat(after).as(world.said()).allMatch(world.emailit::accepts);
            assertThat(List.of(after.get(0), after.get(2))).isEqualTo(List.of(delivered.get(0), delivered.get(2)));
            assertThat(delivered).as("what programs have read still works").allMatch(world.emailit::accepts);
            assertThat(world.emailit.received("create")).hasSize(TARGETS.size() + 1);
            assertThat(world.said()).contains("billing: warning", "reconcile with the option --old-key");
        }
    }

    private static boolean all(FleetWorld world, String newsletter, String billing, String shop) {
        return world.outcomes(TARGETS).equals(Map.of("newsletter", newsletter, "billing", billing, "shop", shop));
    }

    private static List<String> tokens(FleetWorld world) throws Exception {
        return List.of(world.token("newsletter"), world.token("billing"), world.token("shop"));
    }

    private static long highestEpoch(TestDatabase database) {
        return Long.parseLong(
                database.text("select max(epoch) from mailkeys_targets").orElseThrow());
    }

    private static long lowestEpoch(TestDatabase database) {
        return Long.parseLong(
                database.text("select min(epoch) from mailkeys_targets").orElseThrow());
    }
}
